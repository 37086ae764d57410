"""Say which account a part goes to from now on."""

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.tenants.locks import lock_in_shop
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.models import Account, PostingRule


@transaction.atomic
def set_posting_rule(*, part: PartCode, event: PostingEvent | None, account_id: uuid.UUID | None) -> None:
    """Write a row of the posting table; what is posted already stays where it is.

    Without an event the row holds for all events that have none of their own. Without an account an event's own row
    goes, and the general one holds for it again.

    Raises:
        NotFound: there is no such account.
        InvalidInput: the account is out of use, or the general row cannot go, or a manual entry has no row.
    """
    lock_in_shop("ledger.chart")
    if part == PartCode.MANUAL:
        raise InvalidInput({"part": ("NOT_POSSIBLE", _("A manual entry names its accounts itself."))})
    if account_id is None:
        if event is None:
            raise InvalidInput({"account_id": ("REQUIRED", _("Choose an account."))})
        PostingRule.objects.filter(part=part, event=event).delete()
        return
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        raise NotFound(field="account_id")
    if not account.is_active:
        raise InvalidInput({"account_id": ("NOT_ACTIVE", _("This account is out of use."))})
    PostingRule.objects.update_or_create(part=part, event=event or "", defaults={"account": account})
