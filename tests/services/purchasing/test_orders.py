import uuid
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from project.errors import BusinessError, InvalidInput, NotFound
from shared_apps.identity.choices import Role
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.errors import RateMissing
from tenant_apps.purchasing.asked import LineOrdered, LineReceived, OrderAsked
from tenant_apps.purchasing.choices import OrderStatus, Settlement
from tenant_apps.purchasing.errors import ApprovalLimitExceeded, MoreThanOrdered, OrderNotOpen
from tenant_apps.purchasing.models import Order, OrderLine, PurchasingSettings, Receipt, Supplier
from tenant_apps.purchasing.selectors.reorder_proposals import reorder_proposals
from tenant_apps.purchasing.services.approve_order import approve_order
from tenant_apps.purchasing.services.cancel_order import cancel_order
from tenant_apps.purchasing.services.change_order import change_order
from tenant_apps.purchasing.services.submit_order import submit_order
from tests.counter import Counter
from tests.plugins.tenants import AddStaff
from tests.purchasing import RING_COST, billed, invoice, line_of, open_supplier, order, receive, rings


def wanted(item: Item, quantity: int = 4, **changes: Any) -> LineOrdered:
    line: dict[str, Any] = {"item_id": item.pk, "quantity": Decimal(quantity), "cost": RING_COST * quantity, **changes}
    return LineOrdered(**line)


def status_of(order: Order) -> str:
    return Order.objects.values_list("status", flat=True).get(pk=order.pk)


def test_a_draft_is_rewritten_until_it_is_submitted(counter: Counter, supplier: Supplier, ring: Item) -> None:
    draft = order(counter, supplier, wanted(ring), is_approved=False)
    other = open_supplier("Other")
    bracelet = LineOrdered(
        description="Bracelets", quantity=Decimal(2), metal="XAU", fineness=Decimal(750), net_weight=Decimal(40)
    )
    asked = OrderAsked(
        supplier_id=other.pk, branch_id=counter.branch.pk, lines=[bracelet], expected_on=date(2026, 12, 1)
    )

    change_order(actor=counter.actor, order_id=draft.pk, asked=asked)

    draft.refresh_from_db()
    line = line_of(draft)
    assert (draft.number, draft.supplier, draft.status) == ("BAZ-O1405-000001", other, OrderStatus.DRAFT)
    assert (line.description, line.fine_weight) == ("Bracelets", 30)
    submit_order(actor=counter.actor, order_id=draft.pk, now=counter.now)
    with pytest.raises(OrderNotOpen) as refused:
        change_order(actor=counter.actor, order_id=draft.pk, asked=asked)
    assert refused.value.facts == {"status": "SUBMITTED"}


def test_an_order_is_worth_its_costs_and_its_metal(counter: Counter, supplier: Supplier, ring: Item) -> None:
    draft = order(
        counter, supplier, wanted(ring), wanted(ring, 1, cost=Decimal(0), rate=Decimal(6_000_000)), is_approved=False
    )

    submitted = submit_order(actor=counter.actor, order_id=draft.pk, now=counter.now)

    # 30 g at the board's 6,666,666.666667 and 7.5 g at the 6,000,000 that were agreed on.
    assert submitted.value == Decimal("253000000.0000")


def test_metal_without_any_rate_cannot_be_valued(counter: Counter, supplier: Supplier) -> None:
    silver = LineOrdered(
        description="Silver", quantity=Decimal(1), metal="XAG", fineness=Decimal(925), net_weight=Decimal(9)
    )
    draft = order(counter, supplier, silver, is_approved=False)

    with pytest.raises(RateMissing):
        submit_order(actor=counter.actor, order_id=draft.pk, now=counter.now)

    assert status_of(draft) == OrderStatus.DRAFT


def test_a_manager_approves_up_to_the_limit_and_the_owner_all(
    counter: Counter, supplier: Supplier, ring: Item, staff: AddStaff
) -> None:
    PurchasingSettings.objects.create(manager_limit=Decimal(208_000_000))
    manager = staff(Role.MANAGER)
    small, large = (
        order(counter, supplier, wanted(ring, cost=Decimal(cost)), is_approved=False) for cost in (8_000_000, 8_000_001)
    )
    for one in (small, large):
        submit_order(actor=counter.actor, order_id=one.pk, now=counter.now)

    assert approve_order(actor=manager, order_id=small.pk, now=counter.now).approved_by == manager.pk
    with pytest.raises(ApprovalLimitExceeded) as refused:
        approve_order(actor=manager, order_id=large.pk, now=counter.now)

    assert refused.value.facts == {"value": 208_000_001, "limit": 208_000_000}
    assert status_of(large) == OrderStatus.SUBMITTED
    assert approve_order(actor=counter.actor, order_id=large.pk, now=counter.now).status == OrderStatus.APPROVED


def test_an_order_is_received_in_parts(counter: Counter, supplier: Supplier, ring: Item) -> None:
    placed = order(counter, supplier, wanted(ring))
    line = line_of(placed)

    receive(counter, supplier, rings(ring, 3, order_line_id=line.pk), order_id=placed.pk)
    assert status_of(placed) == OrderStatus.PARTLY_RECEIVED
    with pytest.raises(MoreThanOrdered) as refused:
        receive(counter, supplier, rings(ring, 2, order_line_id=line.pk), order_id=placed.pk)
    assert refused.value.facts == {"open": 1}
    receive(counter, supplier, rings(ring, 1, order_line_id=line.pk), order_id=placed.pk)

    assert status_of(placed) == OrderStatus.RECEIVED
    assert (Receipt.objects.count(), counter.level_of(ring)) == (2, 4)
    with pytest.raises(OrderNotOpen):
        cancel_order(actor=counter.actor, order_id=placed.pk)


def test_a_description_is_received_as_new_pieces(counter: Counter, supplier: Supplier) -> None:
    bracelets = LineOrdered(
        description="Bracelets", quantity=Decimal(2), metal="XAU", fineness=Decimal(750), net_weight=Decimal(24)
    )
    placed = order(counter, supplier, bracelets)
    pieces = [
        LineReceived(
            new_item=ItemDetails(sku=sku, name="Bracelet", metal="XAU", fineness=Decimal(750)),
            quantity=Decimal(1),
            gross_weight=Decimal(12),
            order_line_id=line_of(placed).pk,
        )
        for sku in ("B-1", "B-2")
    ]

    receive(counter, supplier, *pieces, order_id=placed.pk)

    assert status_of(placed) == OrderStatus.RECEIVED
    assert OrderLine.objects.with_received().get().received == 2  # type: ignore[attr-defined]  # annotated


@pytest.mark.parametrize("until", ["DRAFT", "SUBMITTED", "CANCELLED"])
def test_nothing_comes_of_an_order_that_is_not_approved(
    counter: Counter, supplier: Supplier, ring: Item, until: str
) -> None:
    draft = order(counter, supplier, wanted(ring), is_approved=False)
    if until == "SUBMITTED":
        submit_order(actor=counter.actor, order_id=draft.pk, now=counter.now)
    if until == "CANCELLED":
        cancel_order(actor=counter.actor, order_id=draft.pk)

    with pytest.raises(OrderNotOpen) as refused:
        receive(counter, supplier, rings(ring, order_line_id=line_of(draft).pk), order_id=draft.pk)

    assert refused.value.facts == {"status": until}
    assert not Receipt.objects.exists()


def test_lines_of_other_orders_and_other_items_are_not_found(counter: Counter, supplier: Supplier, ring: Item) -> None:
    coin = counter.stock("COIN", 1)
    placed, other = order(counter, supplier, wanted(ring)), order(counter, supplier, wanted(ring))
    lines = [
        rings(ring, order_line_id=line_of(other).pk),
        rings(coin, order_line_id=line_of(placed).pk),
    ]

    for line in lines:
        with pytest.raises(NotFound) as refused:
            receive(counter, supplier, line, order_id=placed.pk)
        assert refused.value.field == "lines.0.order_line_id"
    with pytest.raises(NotFound):
        receive(counter, supplier, lines[0])
    with pytest.raises(NotFound):
        receive(counter, open_supplier("Other"), rings(ring), order_id=placed.pk)

    assert not Receipt.objects.exists()


def test_the_invoice_is_compared_with_the_order_too(counter: Counter, supplier: Supplier, ring: Item) -> None:
    placed = order(counter, supplier, wanted(ring, rate=Decimal(6_000_000)))
    # Whoever receives types another cost than was agreed.
    line = rings(ring, 2, cost=Decimal(9_000_000), order_line_id=line_of(placed).pk)
    receipt = receive(counter, supplier, line, order_id=placed.pk)

    paper = invoice(
        counter,
        receipt,
        billed(receipt, Settlement.MONEY, cost=Decimal(4_500_000), metal_amount=Decimal(91_000_000)),
    )

    assert paper.differences == [
        {"position": 1, "kind": "COST", "by_order": True, "expected": "4000000", "found": "4500000"},
        {"position": 1, "kind": "RATE", "by_order": True, "expected": "90000000", "found": "91000000"},
    ]


def test_a_tolerance_of_quantity_lets_a_little_more_come(counter: Counter, supplier: Supplier) -> None:
    PurchasingSettings.objects.create(quantity_percent=Decimal(2))
    chain = Item.objects.create(sku="CH", name="Chain", tracking="WEIGHT", metal="XAU", fineness=750)
    placed = order(counter, supplier, LineOrdered(item_id=chain.pk, quantity=Decimal(100)))
    line = LineReceived(item_id=chain.pk, quantity=Decimal("102.0001"), order_line_id=line_of(placed).pk)

    with pytest.raises(MoreThanOrdered):
        receive(counter, supplier, line, order_id=placed.pk)
    receive(counter, supplier, replace(line, quantity=Decimal(102)), order_id=placed.pk)

    assert status_of(placed) == OrderStatus.RECEIVED


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ({"quantity": Decimal(0), "description": "X"}, InvalidInput),
        ({"quantity": Decimal(1)}, InvalidInput),
        ({"quantity": Decimal(1), "item_id": uuid.uuid4()}, NotFound),
        ({"quantity": Decimal(1), "description": "X", "metal": "XXX", "fineness": Decimal(1)}, InvalidInput),
        ({"quantity": Decimal(1), "description": "X", "metal": "XAU"}, InvalidInput),
        ({"quantity": Decimal(1), "description": "X", "rate": Decimal(0)}, InvalidInput),
    ],
)
def test_what_cannot_be_ordered_is_not_drafted(
    counter: Counter, supplier: Supplier, line: dict[str, Any], error: type[BusinessError]
) -> None:
    with pytest.raises(error):
        order(counter, supplier, LineOrdered(**line))

    assert not Order.objects.exists()


def test_what_runs_short_is_proposed_from_whom_it_came_last(counter: Counter, supplier: Supplier, ring: Item) -> None:
    Item.objects.filter(pk=ring.pk).update(low_stock_at=5)
    counter.stock("PLENTY", 9, low_stock_at=5)
    receive(counter, open_supplier("Other"), rings(ring, 1))
    receive(counter, supplier, rings(ring, 2))

    (proposal,) = reorder_proposals(branch_id=counter.branch.pk)

    assert (proposal.item, proposal.supplier, proposal.there, proposal.quantity) == (ring, supplier, 3, 7)
    assert reorder_proposals(supplier_id=open_supplier("Third").pk) == []
    placed = order(counter, supplier, wanted(ring, 4))
    assert [row.quantity for row in reorder_proposals(supplier_id=supplier.pk)] == [3]
    receive(counter, supplier, rings(ring, 1, order_line_id=line_of(placed).pk), order_id=placed.pk)
    assert [(row.there, row.on_order, row.quantity) for row in reorder_proposals()] == [(4, 3, 3)]
    order(counter, supplier, wanted(ring, 3), is_approved=False)
    assert reorder_proposals() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE purchasing_order SET status = 'DRAFT'",
        "UPDATE purchasing_order SET value = 1",
        "DELETE FROM purchasing_order",
        "UPDATE purchasing_orderline SET cost = 1",
    ],
)
def test_a_submitted_order_does_not_change(counter: Counter, supplier: Supplier, ring: Item, statement: str) -> None:
    order(counter, supplier, wanted(ring))

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
