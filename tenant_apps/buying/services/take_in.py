"""Take what was bought into stock, and say what the books must know of its metal."""

import uuid
from datetime import datetime
from decimal import Decimal

from project.errors import InvalidInput
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.buying.models import PurchaseLine
from tenant_apps.buying.offer import Offer, OfferedLine
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.part import Part
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import PieceInStock
from tenant_apps.stock.move import Moved, StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.scrap_items import scrap_items
from tenant_apps.stock.tally import Tally


def take_in(offer: Offer, *, purchase_id: uuid.UUID, branch: Branch, actor: User, now: datetime) -> list[Part]:
    """Write stock and lines, and return the metal side of the entry.

    What was paid for is metal: its price goes through metal trading, and stock gets no other cost.

    Raises:
        InvalidInput: a unique piece is in stock already.
    """
    alloys = [(line.asked.metal, line.asked.fineness) for line in offer.lines if line.item is None]
    scrap = scrap_items(alloys=alloys) if alloys else {}
    bought = [(line, line.item or scrap[line.asked.metal, line.asked.fineness]) for line in offer.lines]
    moves = [
        StockMove(
            item_id=item.pk,
            branch_id=branch.pk,
            quantity=line.quantity,
            fine_weight=line.value.fine_weight,
            cost=Decimal(0),
        )
        for line, item in bought
    ]
    try:
        values = move_stock(
            moves=moves, kind=MovementKind.PURCHASE, reference_id=purchase_id, moved_at=now, moved_by=actor.pk
        )
    except PieceInStock as error:
        raise InvalidInput({"lines": (error.code, error.message)}) from error
    PurchaseLine.objects.bulk_create(
        _line(line, item=item, purchase_id=purchase_id, position=position)
        for position, (line, item) in enumerate(bought, start=1)
    )
    return _parts(bought, values, currency=offer.currency)


def _parts(bought: list[tuple[OfferedLine, Item]], values: list[Moved], *, currency: str) -> list[Part]:
    tally = Tally()
    for (line, item), moved in zip(bought, values, strict=True):
        tally.add(item, line.quantity, moved)
    return tally.parts(currency=currency, metal_against=PartCode.METAL_TRADING, cost_against=PartCode.METAL_BOUGHT)


def _line(line: OfferedLine, *, item: Item, purchase_id: uuid.UUID, position: int) -> PurchaseLine:
    return PurchaseLine(
        purchase_id=purchase_id,
        position=position,
        item=item,
        quantity=line.quantity,
        description=line.asked.description or item.name,
        metal=line.asked.metal,
        gross_weight=line.asked.gross_weight,
        deduction=line.asked.deduction,
        net_weight=line.value.net_weight,
        fineness=line.asked.fineness,
        melting_loss_percent=line.asked.melting_loss_percent,
        fine_weight=line.value.fine_weight,
        per_fine_gram=line.rate.amount * 1000 / line.rate.fineness,
        rate_at=line.rate.at,
        value=line.value.amount,
        amount=line.amount,
    )
