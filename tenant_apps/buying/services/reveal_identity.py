"""Show a seller's whole identity number to somebody who may see it, and keep that they did."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.identity.models import User
from tenant_apps.buying.identity import unseal
from tenant_apps.buying.models import IdentityReveal, Purchase


@transaction.atomic
def reveal_identity(*, actor: User, purchase_id: uuid.UUID, reason: str, now: datetime) -> str:
    """Return the number of the document, after writing down who asked for it and why.

    Raises:
        NotFound: there is no such purchase, or no identity was recorded with it.
        InvalidInput: there is no reason.
    """
    purchase = Purchase.objects.filter(pk=purchase_id).exclude(identity_sealed="").first()
    if purchase is None:
        raise NotFound(field="purchase_id")
    if not reason.strip():
        raise InvalidInput({"reason": ("REQUIRED", _("Say why you need to see the number."))})
    IdentityReveal.objects.create(purchase=purchase, revealed_by=actor.pk, revealed_at=now, reason=reason.strip())
    return unseal(purchase.identity_sealed)
