"""Confirm or reject a rate that was held."""

import uuid
from typing import cast

from django.db import transaction

from project.errors import NotFound
from shared_apps.market.choices import RateStatus
from shared_apps.market.errors import RateNotHeld
from shared_apps.market.models import RateQuotation


@transaction.atomic
def decide_held_rate[Rate: RateQuotation](
    *, board: type[Rate], rate_id: uuid.UUID, is_confirmed: bool, decided_by: uuid.UUID
) -> Rate:
    """Apply or reject a held rate and return it.

    A held market that goes on moving leaves a held rate at every reading. Confirming one rejects those quoted
    before it: they can no longer become the rate in force.

    Raises:
        NotFound: there is no such rate on this board.
        RateNotHeld: somebody decided before.
    """
    rate = board.objects.select_for_update().filter(pk=rate_id).first()
    if rate is None:
        raise NotFound
    if rate.status != RateStatus.HELD:
        raise RateNotHeld(status=rate.status)
    rate.status = RateStatus.APPLIED if is_confirmed else RateStatus.REJECTED
    rate.decided_by = decided_by
    rate.save(update_fields=["status", "decided_by"])
    if is_confirmed:
        earlier = board.objects.of(metal=rate.metal, currency=rate.currency).held()
        earlier.filter(quoted_at__lt=rate.quoted_at).update(status=RateStatus.REJECTED, decided_by=decided_by)
    return cast("Rate", rate)
