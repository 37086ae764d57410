import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from project.errors import InvalidInput, NotFound
from tenant_apps.buying.errors import NotVoidable
from tenant_apps.buying.models import Purchase
from tenant_apps.buying.services.void_purchase import void_purchase
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger.models import JournalEntry, JournalLine
from tenant_apps.loyalty.errors import NotEnoughCredit
from tenant_apps.loyalty.services.spend_store_credit import spend_store_credit
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Level
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.stock.services.move_stock import move_stock
from tests.buying import OLD_GOLD_TOTAL, SELLER, buy, paid
from tests.counter import Counter


def void(
    counter: Counter, purchase: Purchase, *, reason: str = "Wrong person", now: datetime | None = None
) -> Purchase:
    return void_purchase(
        actor=counter.actor,
        idempotency_key=uuid.uuid4(),
        purchase_id=purchase.pk,
        reason=reason,
        now=now or counter.now,
    )


def test_everything_is_as_it_was(counter: Counter) -> None:
    purchase = buy(counter)

    voided = void(counter, purchase)

    assert (voided.status, voided.void_reason, voided.voided_by) == ("VOIDED", "Wrong person", counter.actor.pk)
    assert Level.objects.values_list("quantity", "fine_weight", "cost").get() == (0, 0, 0)
    sums: dict[tuple[str, str], Decimal] = {}
    for part, commodity, amount in JournalLine.objects.values_list("part", "commodity", "amount"):
        sums[part, commodity] = sums.get((part, commodity), Decimal(0)) + amount
    assert set(sums.values()) == {0}
    assert JournalEntry.objects.count() == 2


def test_it_is_voided_once_and_on_its_day(counter: Counter) -> None:
    purchase = buy(counter)

    with pytest.raises(NotVoidable) as late:
        void(counter, purchase, now=counter.now + timedelta(days=1))
    void(counter, purchase)
    with pytest.raises(NotVoidable) as again:
        void(counter, purchase)

    assert (late.value.facts, again.value.facts) == ({"reason": "NOT_TODAY"}, {"reason": "VOIDED"})
    assert Level.objects.get().quantity == 0


def test_what_was_melted_meanwhile_cannot_go_back(counter: Counter) -> None:
    purchase = buy(counter)
    item_id = purchase.lines.get().item_id
    melted = StockMove(item_id=item_id, branch_id=counter.branch.pk, quantity=Decimal(-1))
    move_stock(moves=[melted], kind=MovementKind.ADJUSTMENT, moved_at=counter.now)

    with pytest.raises(OutOfStock):
        void(counter, purchase)

    purchase.refresh_from_db()
    assert (purchase.status, Level.objects.get().quantity) == ("COMPLETED", 11)


def test_credit_that_is_spent_cannot_be_taken_back(counter: Counter) -> None:
    customer = Customer.objects.create(name="Sara")
    purchase = buy(
        counter,
        seller=replace(SELLER, customer_id=customer.pk),
        payments=[paid(OLD_GOLD_TOTAL, PaymentMethod.STORE_CREDIT)],
    )
    spend_store_credit(customer_id=customer.pk, amount=Decimal(1), source_id=uuid.uuid4(), at=counter.now)

    with pytest.raises(NotEnoughCredit):
        void(counter, purchase)

    purchase.refresh_from_db()
    assert purchase.status == "COMPLETED"


def test_it_needs_a_reason_and_a_purchase(counter: Counter) -> None:
    purchase = buy(counter)

    with pytest.raises(InvalidInput):
        void(counter, purchase, reason=" ")
    with pytest.raises(NotFound):
        void(counter, Purchase(pk=uuid.uuid4()))

    assert Level.objects.get().quantity == 12


def test_where_the_average_moved_the_books_follow_the_shelves(counter: Counter) -> None:
    purchase = buy(counter)
    item = purchase.lines.get().item
    richer = StockMove(
        item_id=item.pk,
        branch_id=counter.branch.pk,
        quantity=Decimal(12),
        fine_weight=Decimal(9),
        cost=Decimal(0),
    )
    move_stock(moves=[richer], kind=MovementKind.ADJUSTMENT, moved_at=counter.now)
    (before,) = [row.difference for row in stock_in_books() if row.commodity == "XAU"]

    void(counter, purchase)

    (after,) = [row.difference for row in stock_in_books() if row.commodity == "XAU"]
    assert before == after == -9
