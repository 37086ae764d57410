"""Approve a count: the books and the shelf become one again."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.counts.choices import CountStatus
from tenant_apps.counts.errors import RecountNeeded
from tenant_apps.counts.events import CountApproved
from tenant_apps.counts.found import LineDecision
from tenant_apps.counts.models import StockCount
from tenant_apps.counts.selectors.differences import Difference, differences
from tenant_apps.counts.services.locks import lock_count
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.move import Moved, StockMove
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.tally import Tally

POSTED = """
UPDATE counts_stockcountline AS line
SET posted_fine_weight = posted.fine_weight, posted_cost = posted.cost, reason = posted.reason
FROM unnest(%s::uuid[], %s::numeric[], %s::numeric[], %s::text[]) AS posted (id, fine_weight, cost, reason)
WHERE line.id = posted.id
"""

_SILENT = LineDecision()


@transaction.atomic
def approve_count(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    count_id: uuid.UUID,
    reason: str,
    decisions: Mapping[uuid.UUID, LineDecision],
    now: datetime,
) -> StockCount:
    """Post every difference of a finished count as of its own moment of counting, and return the count.

    What moved since a line was counted stays as it is: the shelf ends with what was counted and what moved since.
    ``reason`` stands for each line that ``decisions``, by id of the line, says nothing else of. A piece that the books
    have elsewhere, and what is not part of the count, is only listed. As many statements for few lines as for many.

    Raises:
        NotFound: there is no such count, or it is of a branch that the actor does not work in.
        CountMovedOn: it is not finished, or somebody approved it before.
        InvalidInput: there is no reason, or a difference is too large to be posted.
        RecountNeeded: stock moved while lines were counted in several goes (facts: skus).
        OutOfStock: what is missing was sold or promised since it was counted, so it is there (facts: skus).
        PieceInStock: a piece came into stock elsewhere this moment (facts: skus).
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with another input.
    """
    write = partial(_approve, count_id, reason.strip(), decisions, actor=actor, now=now)
    told = {str(line_id): (said.reason, said.is_left) for line_id, said in decisions.items()}
    content = {"count": count_id, "reason": reason, "decisions": told}
    once(key=idempotency_key, use_case="approve_count", content=content, write=write)
    return StockCount.objects.get(pk=count_id)


def _approve(
    count_id: uuid.UUID, reason: str, decisions: Mapping[uuid.UUID, LineDecision], *, actor: User, now: datetime
) -> uuid.UUID:
    count = lock_count(count_id, actor=actor, statuses=(CountStatus.COUNTED,))
    if not reason:
        raise InvalidInput({"reason": ("REQUIRED", _("Say what the differences come from."))})
    lines = [line for line in differences(count) if not decisions.get(line.line_id, _SILENT).is_left]
    _require_certainty(lines)
    reasons = [decisions.get(line.line_id, _SILENT).reason.strip() or reason for line in lines]
    moves = [
        StockMove(item_id=line.item.pk, branch_id=count.branch_id, quantity=line.quantity, reason=why)
        for line, why in zip(lines, reasons, strict=True)
    ]
    values = move_stock(moves=moves, kind=MovementKind.COUNT, moved_at=now, moved_by=actor.pk, reference_id=count.pk)
    tally = Tally()
    for line, moved in zip(lines, values, strict=True):
        tally.add(line.item, line.quantity, moved)
    post_stock(
        event=PostingEvent.STOCK_COUNT,
        source_id=count.pk,
        branch_id=count.branch_id,
        actor_id=actor.pk,
        tally=tally,
        now=now,
        note=count.title,
    )
    _keep(lines, values, reasons)
    count.status, count.closed_at, count.closed_by, count.reason = CountStatus.APPROVED, now, actor.pk, reason
    count.save(update_fields=["status", "closed_at", "closed_by", "reason"])
    record_event(CountApproved(count_id=count.pk))
    return count.pk


def _require_certainty(lines: Sequence[Difference]) -> None:
    if doubtful := sorted(line.item.sku for line in lines if line.is_doubtful):
        raise RecountNeeded(skus=doubtful)
    if too_large := [line.item.sku for line in lines if quantity_problem(line.item, abs(line.quantity))]:
        told = _("So much of it cannot be kept in the books: %s.") % ", ".join(too_large)
        raise InvalidInput({"count_id": ("TOO_LARGE", told)})


def _keep(lines: Sequence[Difference], values: Sequence[Moved], reasons: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        posted = [line.line_id for line in lines]
        fine_weights, costs = [moved.fine_weight for moved in values], [moved.cost for moved in values]
        cursor.execute(POSTED, [posted, fine_weights, costs, list(reasons)])
