"""Post stock that came or went without a sale or a purchase: what was there at the start, and what was put right."""

import uuid
from datetime import datetime

from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.stock.tally import Tally

_AGAINST = {
    PostingEvent.OPENING_STOCK: PartCode.OPENING_EQUITY,
    PostingEvent.STOCK_ADJUSTMENT: PartCode.STOCK_DIFFERENCE,
    PostingEvent.STOCK_COUNT: PartCode.STOCK_DIFFERENCE,
    PostingEvent.TRANSFER_SENT: PartCode.BRANCH_CLEARING,
    PostingEvent.TRANSFER_ARRIVED: PartCode.BRANCH_CLEARING,
    PostingEvent.TRANSFER_RECEIVED: PartCode.BRANCH_CLEARING,
    PostingEvent.MEMO: PartCode.STOCK_DIFFERENCE,
    PostingEvent.CONSIGNMENT: PartCode.CONSIGNOR,
    PostingEvent.WORKSHOP: PartCode.METAL_LOSS,
    PostingEvent.WORKSHOP_DONE: PartCode.METAL_LOSS,
}


def post_stock(
    *,
    event: PostingEvent,
    source_id: uuid.UUID,
    branch_id: uuid.UUID,
    actor_id: uuid.UUID | None,
    tally: Tally,
    now: datetime,
    note: str = "",
) -> None:
    """Post what came or went of a branch's stock against what the event says; a change of place has no other side.

    Works in the transaction of whoever calls, after the levels are locked.

    Raises:
        PeriodClosed: the books are closed for today.
    """
    against = _AGAINST[event]
    parts = tally.parts(currency=current_tenant().currency, metal_against=against, cost_against=against)
    post_entry(
        event=event,
        source_id=source_id,
        branch_id=branch_id,
        posted_on=business_day(now),
        actor_id=actor_id,
        parts=parts,
        note=note,
    )
