"""Write the end of a job: goods out of the workshop, goods onto the shelf, and the loss between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from project.errors import InvalidInput
from project.field_problems import field_problems
from project.identifiers import uuid7
from shared_apps.events.record import record_event
from shared_apps.identity.models import User
from shared_apps.identity.permissions import allows
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.normalise import one_line
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.stock.choices import MovementKind, StockPlace
from tenant_apps.stock.errors import PieceInStock
from tenant_apps.stock.move import Moved, StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.tally import Tally
from tenant_apps.stock.valuation import ZERO
from tenant_apps.workshop.balance import MetalLine, fine_sums, losses, shared_cost
from tenant_apps.workshop.choices import WorkKind, WorkSide, WorkStatus
from tenant_apps.workshop.events import WorkFinished
from tenant_apps.workshop.job import Made
from tenant_apps.workshop.models import WorkLine, WorkOrder
from tenant_apps.workshop.services.made_items import made_items

_SET_BEFORE = {field.name for field in WorkOrder._meta.fields} - {"excess_reason"}


@dataclass(frozen=True, slots=True)
class _Goods:
    item: Item
    quantity: Decimal
    """Signed: out of the workshop, onto the shelf."""
    place: StockPlace
    moved: Moved


def settle_work(order: WorkOrder, made: Sequence[Made], *, excess_reason: str, actor: User, now: datetime) -> None:
    """End a job that is locked, or was just written, in the transaction of whoever calls.

    Raises:
        What ``finish_work_order`` says.
    """
    order.excess_reason = one_line(excess_reason)
    if problems := field_problems(order, exclude=_SET_BEFORE):
        raise InvalidInput(problems)
    items = made_items(made)
    used_lines = list(order.lines.filter(side=WorkSide.USED).select_related("item"))
    used = _take_out(order, used_lines, actor=actor, now=now)
    fine = [item.fine_weight_of(one.quantity) for item, one in zip(items, made, strict=True)]
    lost = losses(
        fine_sums((goods.item.metal, -goods.moved.fine_weight) for goods in used),
        fine_sums(zip((item.metal for item in items), fine, strict=True)),
        allowed_percent=order.allowed_loss_percent,
        kind=WorkKind(order.kind),
        excess_is_accepted=bool(order.excess_reason) and allows(actor.role, "workshop.accept_loss"),
    )
    cost = ZERO if order.kind == WorkKind.MELT else -sum((goods.moved.cost for goods in used), ZERO)
    came = [
        _Goods(item, one.quantity, StockPlace.SHELF, Moved(fine_weight=grams, cost=share))
        for item, one, grams, share in zip(items, made, fine, shared_cost(cost, fine), strict=True)
    ]
    _bring_in(order, came, actor=actor, now=now)
    _keep_unit_costs(came, made)
    _post(order, [*used, *came], lost, actor=actor, now=now)
    _write_lines(order, used_lines, used, came, lost)
    order.status, order.ended_at, order.ended_by = WorkStatus.DONE, now, actor.pk
    order.save(update_fields=["status", "ended_at", "ended_by", "excess_reason"])
    record_event(WorkFinished(order_id=order.pk))


def _take_out(order: WorkOrder, lines: Sequence[WorkLine], *, actor: User, now: datetime) -> list[_Goods]:
    goods = [(line.item, -line.quantity) for line in lines if line.item is not None]
    values = move_stock(
        moves=[
            StockMove(item_id=item.pk, branch_id=order.branch_id, place=StockPlace.WORKSHOP, quantity=quantity)
            for item, quantity in goods
        ],
        kind=MovementKind.WORKSHOP,
        moved_at=now,
        moved_by=actor.pk,
        reference_id=order.pk,
    )
    return [
        _Goods(item, quantity, StockPlace.WORKSHOP, moved)
        for (item, quantity), moved in zip(goods, values, strict=True)
    ]


def _bring_in(order: WorkOrder, came: Sequence[_Goods], *, actor: User, now: datetime) -> None:
    try:
        move_stock(
            moves=[
                StockMove(
                    item_id=goods.item.pk,
                    branch_id=order.branch_id,
                    quantity=goods.quantity,
                    fine_weight=goods.moved.fine_weight,
                    cost=goods.moved.cost,
                )
                for goods in came
            ],
            kind=MovementKind.WORKSHOP,
            moved_at=now,
            moved_by=actor.pk,
            reference_id=order.pk,
        )
    except PieceInStock as error:
        raise InvalidInput({"made": (error.code, error.message)}) from error


def _keep_unit_costs(came: Sequence[_Goods], made: Sequence[Made]) -> None:
    """A new piece costs what went into it."""
    pieces = [
        goods
        for goods, one in zip(came, made, strict=True)
        if one.details is not None and goods.item.tracking == Tracking.PIECE
    ]
    for goods in pieces:
        goods.item.unit_cost = goods.moved.cost
    Item.objects.bulk_update([goods.item for goods in pieces], ["unit_cost"])


def _post(order: WorkOrder, goods: Sequence[_Goods], lost: Sequence[MetalLine], *, actor: User, now: datetime) -> None:
    """The loss is what is left between the goods; what of it is not allowed is a stock difference."""
    tally = Tally()
    for one in goods:
        tally.add(one.item, one.quantity, one.moved, one.place)
    loss = PartCode.METAL_LOSS
    parts = tally.parts(currency=current_tenant().currency, metal_against=loss, cost_against=loss)
    for line in lost:
        if line.side == WorkSide.EXCESS:
            parts += [
                Part(code=loss, commodity=line.metal, amount=-line.fine_weight),
                Part(code=PartCode.STOCK_DIFFERENCE, commodity=line.metal, amount=line.fine_weight),
            ]
    post_entry(
        event=PostingEvent.WORKSHOP_DONE,
        source_id=order.pk,
        branch_id=order.branch_id,
        posted_on=business_day(now),
        actor_id=actor.pk,
        parts=parts,
        note=order.excess_reason or order.worker,
    )


def _write_lines(
    order: WorkOrder,
    used_lines: Sequence[WorkLine],
    used: Sequence[_Goods],
    came: Sequence[_Goods],
    lost: Sequence[MetalLine],
) -> None:
    # The average of the goods in the workshop may have moved meanwhile: the job says what it really took.
    for line, goods in zip(used_lines, used, strict=True):
        line.fine_weight, line.cost = -goods.moved.fine_weight, -goods.moved.cost
    WorkLine.objects.bulk_update(used_lines, ["fine_weight", "cost"])
    lines = [
        WorkLine(
            side=WorkSide.MADE,
            item=goods.item,
            quantity=goods.quantity,
            metal=goods.item.metal,
            fine_weight=goods.moved.fine_weight,
            cost=goods.moved.cost,
        )
        for goods in came
    ]
    lines += [WorkLine(side=line.side, metal=line.metal, fine_weight=line.fine_weight) for line in lost]
    for position, line in enumerate(lines, start=len(used_lines) + 1):
        line.pk, line.order, line.position = uuid7(), order, position
    WorkLine.objects.bulk_create(lines)
