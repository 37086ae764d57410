"""Goods that change their place take with them exactly what they are worth, and belong to a branch at every moment."""

import uuid
from decimal import Decimal

import pytest

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.selectors.stock_totals import stock_of_item
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.models import JournalLine
from tenant_apps.stock.choices import MovementKind, StockPlace
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.move import Moved
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.services.relocate_stock import Relocation, relocate_stock
from tenant_apps.stock.services.reserve_stock import reserve_stock
from tenant_apps.stock.tally import Tally
from tests.factories.catalog import NOW, add_item

SHELF, TRANSIT, MEMO = StockPlace.SHELF, StockPlace.TRANSIT, StockPlace.MEMO
D = Decimal


def carry(actor: User, item: Item, quantity: Decimal | int, *way: tuple[Branch, StockPlace]) -> Moved:
    """Carry it along and post each step in the books of the branch that has it before."""
    (branch, place), (to_branch, to_place) = way
    relocation = Relocation(
        item_id=item.pk,
        quantity=D(quantity),
        from_branch_id=branch.pk,
        from_place=place,
        to_branch_id=to_branch.pk,
        to_place=to_place,
    )
    document = uuid.uuid4()
    (moved,) = relocate_stock(
        relocations=[relocation], kind=MovementKind.TRANSFER, moved_at=NOW, moved_by=actor.pk, reference_id=document
    )
    out = Moved(fine_weight=-moved.fine_weight, cost=-moved.cost)
    sides = [(branch, place, -D(quantity), out), (to_branch, to_place, D(quantity), moved)]
    events = (PostingEvent.TRANSFER_SENT, PostingEvent.TRANSFER_RECEIVED)
    tallies = {branch.pk: Tally(), to_branch.pk: Tally()}
    for place_of, at, sign, value in sides:
        tallies[place_of.pk].add(item, sign, value, at)
    for event, (branch_id, tally) in zip(events, tallies.items(), strict=False):
        post_stock(event=event, source_id=document, branch_id=branch_id, actor_id=actor.pk, tally=tally, now=NOW)
    return moved


def there(item: Item) -> dict[tuple[str, str], Decimal]:
    levels = item.levels.filter(quantity__gt=0).values_list("branch__code", "place", "quantity")
    return {(code, place): quantity for code, place, quantity in levels}


def on_accounts(*parts: str) -> Decimal:
    return sum((line.amount for line in JournalLine.objects.filter(part__in=parts, commodity="XAU")), D(0))


def differences() -> list[Decimal]:
    return [row.difference for row in stock_in_books() if row.difference]


def test_a_piece_is_in_one_place_at_a_time(owner: User, branch: Branch) -> None:
    ring = add_item(owner, sku="RING", stock=1)

    carry(owner, ring, 1, (branch, SHELF), (branch, MEMO))

    assert there(ring) == {("MAIN", "MEMO"): D(1)}
    with pytest.raises(OutOfStock):
        carry(owner, ring, 1, (branch, SHELF), (branch, TRANSIT))
    assert list(Item.objects.annotate(for_sale=stock_of_item()).values_list("for_sale", flat=True)) == [D(0)]


def test_the_average_travels_with_the_goods(owner: User, branch: Branch, second_branch: Branch) -> None:
    chain = add_item(owner, sku="C", tracking=Tracking.WEIGHT, gross_weight=D(0), unit_cost=D(3), stock=100)
    Item.objects.filter(pk=chain.pk).update(unit_cost=D(9))  # the next ones will cost more; these did not

    sent = carry(owner, chain, D("12.3456"), (branch, SHELF), (branch, TRANSIT))
    received = carry(owner, chain, D("12.3456"), (branch, TRANSIT), (second_branch, SHELF))

    assert sent == received == Moved(fine_weight=D("9.2592"), cost=D("37.0368"))
    assert there(chain) == {("MAIN", "SHELF"): D("87.6544"), ("TWO", "SHELF"): D("12.3456")}


def test_the_books_know_where_the_metal_is(owner: User, branch: Branch, second_branch: Branch) -> None:
    ring = add_item(owner, sku="RING", stock=1)
    fine = ring.fine_weight()

    carry(owner, ring, 1, (branch, SHELF), (branch, TRANSIT))
    on_the_way = on_accounts("METAL_STOCK"), on_accounts("METAL_IN_TRANSIT"), differences()
    carry(owner, ring, 1, (branch, TRANSIT), (second_branch, SHELF))

    assert on_the_way == (D(0), fine, [])
    assert (on_accounts("METAL_STOCK"), on_accounts("METAL_IN_TRANSIT"), differences()) == (fine, D(0), [])
    assert on_accounts("BRANCH_CLEARING") == D(0)


def test_what_is_promised_stays_on_its_shelf(owner: User, branch: Branch) -> None:
    ring = add_item(owner, sku="RING", stock=1)
    reserve_stock(branch_id=branch.pk, quantities={ring.pk: D(1)}, reserved_for=uuid.uuid4(), now=NOW)

    with pytest.raises(OutOfStock):
        carry(owner, ring, 1, (branch, SHELF), (branch, TRANSIT))
    assert there(ring) == {("MAIN", "SHELF"): D(1)}
