import uuid
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from project.errors import BusinessError, InvalidInput, NotFound
from shared_apps.events.models import OutboxEvent
from shared_apps.identity.choices import Role
from shared_apps.tenants.context import in_public
from tenant_apps.buying.asked import LineAsked, SellerTold
from tenant_apps.buying.errors import IdentityRequired, OfferChanged, PaymentsDiffer, PriceNotAllowed
from tenant_apps.buying.models import Purchase, PurchaseLine
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger.models import JournalEntry, JournalLine, MonthlyBalance
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.pricing.errors import RateMissing
from tenant_apps.pricing.models import PricingSettings
from tenant_apps.stock.models import Level, Movement
from tests.buying import OLD_GOLD, OLD_GOLD_TOTAL, SELLER, buy, paid
from tests.counter import Counter
from tests.plugins.tenants import AddStaff


def written() -> tuple[object, ...]:
    with in_public():
        events = OutboxEvent.objects.count()
    counts = [model.objects.count() for model in (Purchase, PurchaseLine, Movement, JournalEntry, CreditEntry)]
    return events, counts, list(Level.objects.values_list("pk", "quantity", "fine_weight"))


def test_lg_2_old_gold_is_bought_for_cash(counter: Counter) -> None:
    purchase = buy(counter)

    lines = JournalLine.objects.filter(entry__source_id=purchase.pk).values_list(
        "part", "commodity", "amount", "gross_weight", "fineness"
    )
    assert set(lines) == {
        ("SCRAP_STOCK", "XAU", Decimal("8.88"), 12, 740),
        ("METAL_TRADING", "XAU", Decimal("-8.88"), None, None),
        ("METAL_BOUGHT", "IRR", 59_200_000, None, None),
        ("PAYMENT_CASH", "IRR", -59_200_000, None, None),
    }
    connection.check_constraints()


def test_it_becomes_scrap_of_its_fineness(counter: Counter) -> None:
    purchase = buy(counter)

    line = purchase.lines.get()
    assert (line.item.item_class, line.item.sku, line.quantity) == (ItemClass.SCRAP, "SCRAP-XAU-740", 12)
    assert Level.objects.values_list("quantity", "fine_weight", "cost").get(item=line.item) == (
        12,
        Decimal("8.88"),
        0,
    )
    assert purchase.number == "BAZ-P1405-000001"
    assert (purchase.total, purchase.identity_ending, purchase.seller_name) == (OLD_GOLD_TOTAL, "5678", "Sara Ahmadi")


def test_what_is_taken_off_is_not_paid(counter: Counter) -> None:
    old = LineAsked(
        metal="XAU",
        gross_weight=Decimal("10.5"),
        deduction=Decimal("0.5"),
        fineness=Decimal(750),
        melting_loss_percent=Decimal(2),
    )

    purchase = buy(counter, old, total=Decimal(49_000_000))

    line = purchase.lines.get()
    # All the metal is taken in; the loss of melting is only not paid for.
    assert (line.net_weight, line.fine_weight, line.value, line.amount) == (10, Decimal("7.5"), 49_000_000, 49_000_000)
    assert line.per_fine_gram == Decimal("6666666.666667")


def test_the_shop_buys_below_its_board(counter: Counter) -> None:
    PricingSettings.objects.update(spread_percents={"XAU": {"BUY": "2"}})

    purchase = buy(counter, total=Decimal(58_016_000))

    assert purchase.lines.get().per_fine_gram == Decimal("6533333.333334")


def test_totals_are_rounded_as_bills_are(counter: Counter) -> None:
    odd = replace(OLD_GOLD, gross_weight=Decimal("12.0001"))

    purchase = buy(counter, odd, total=Decimal(59_200_000))

    assert (purchase.subtotal, purchase.rounding) == (Decimal("59200493.33"), Decimal("-493.33"))
    assert JournalLine.objects.get(part="ROUNDING").amount == Decimal("-493.33")


def test_coins_come_into_stock_as_coins_at_the_price_agreed(counter: Counter) -> None:
    coin = counter.stock("COIN", 5, item_class=ItemClass.COIN, fineness=Decimal(900), net_weight=Decimal("8.133"),
                         gross_weight=Decimal("8.133"))  # fmt: skip
    two = LineAsked(
        metal="XAU",
        gross_weight=Decimal("16.266"),
        fineness=Decimal(900),
        item_id=coin.pk,
        quantity=Decimal(2),
        agreed_amount=Decimal(110_000_000),
    )

    purchase = buy(counter, two, total=Decimal(110_000_000))

    assert counter.level_of(coin) == 7
    assert JournalLine.objects.get(entry__source_id=purchase.pk, part="METAL_STOCK").amount == Decimal("14.6394")


def test_a_piece_that_is_in_stock_is_not_bought_again(counter: Counter) -> None:
    piece = counter.stock("P", 1, tracking=Tracking.PIECE)
    before = written()
    line = LineAsked(metal="XAU", gross_weight=Decimal(10), fineness=Decimal(750), item_id=piece.pk)

    with pytest.raises(InvalidInput) as refused:
        buy(counter, line, total=Decimal(50_000_000))

    assert refused.value.fields["lines"][0] == "PIECE_IN_STOCK"
    assert written() == before


def test_the_same_request_buys_once(counter: Counter) -> None:
    key = uuid.uuid4()

    assert buy(counter, idempotency_key=key) == buy(counter, idempotency_key=key)
    assert (Purchase.objects.count(), Level.objects.get().quantity) == (1, 12)


def test_store_credit_is_owed_to_the_customer(counter: Counter) -> None:
    customer = Customer.objects.create(name="Sara")
    part = Decimal(9_200_000)
    payments = [paid(OLD_GOLD_TOTAL - part), paid(part, PaymentMethod.STORE_CREDIT)]

    purchase = buy(counter, seller=replace(SELLER, customer_id=customer.pk), payments=payments)

    assert CreditEntry.objects.get(customer=customer).amount == part
    owed = JournalLine.objects.get(entry__source_id=purchase.pk, part="PAYMENT_STORE_CREDIT")
    assert (owed.amount, owed.customer_id) == (-part, customer.pk)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"total": OLD_GOLD_TOTAL + 1000}, OfferChanged),
        ({"payments": [paid(1)]}, PaymentsDiffer),
        ({"payments": []}, InvalidInput),
        ({"payments": [paid(OLD_GOLD_TOTAL, PaymentMethod.CARD)]}, InvalidInput),
        ({"payments": [paid(OLD_GOLD_TOTAL, PaymentMethod.STORE_CREDIT)]}, InvalidInput),
        ({"payments": [paid(OLD_GOLD_TOTAL + 1), paid(-1)]}, InvalidInput),
        ({"seller": SellerTold(name="Sara")}, IdentityRequired),
        ({"seller": SellerTold(name="Sara", identity_number="0012345678")}, InvalidInput),
        ({"seller": SellerTold(name="Sara", identity_kind="PASSPORT", identity_number="1")}, InvalidInput),
        ({"seller": SellerTold(identity_kind="PASSPORT", identity_number="A1234567")}, InvalidInput),
        ({"seller": replace(SELLER, customer_id=uuid.uuid4())}, NotFound),
        ({"branch_id": uuid.uuid4()}, NotFound),
        ({"terminal_id": uuid.uuid4()}, NotFound),
    ],
)
def test_a_refusal_changes_nothing(counter: Counter, changes: dict[str, Any], error: type[BusinessError]) -> None:
    before = written()

    with pytest.raises(error):
        buy(counter, **changes)

    assert written() == before


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"gross_weight": Decimal(0)}, "deduction"),
        ({"gross_weight": Decimal(-1)}, "gross_weight"),
        ({"gross_weight": Decimal("1.00001")}, "gross_weight"),
        ({"gross_weight": Decimal(200_000)}, "gross_weight"),
        ({"deduction": Decimal(12)}, "deduction"),
        ({"fineness": Decimal(1001)}, "fineness"),
        ({"melting_loss_percent": Decimal(101)}, "melting_loss_percent"),
        ({"melting_loss_percent": Decimal(100)}, "gross_weight"),
        ({"agreed_amount": Decimal("0.001")}, "agreed_amount"),
        ({"metal": "XXX"}, "metal"),
    ],
)
def test_numbers_that_cannot_be_are_named(counter: Counter, line: dict[str, Any], field: str) -> None:
    before = written()

    with pytest.raises(InvalidInput) as refused:
        buy(counter, replace(OLD_GOLD, **line))

    assert list(refused.value.fields) == [f"lines.0.{field}"]
    assert written() == before


def test_a_metal_without_a_rate_is_not_bought(counter: Counter) -> None:
    with pytest.raises(RateMissing):
        buy(counter, replace(OLD_GOLD, metal="XAG"))


def test_a_cashier_does_not_pay_more_than_it_is_worth(counter: Counter, staff: AddStaff) -> None:
    cashier = staff(Role.CASHIER)
    less, more = (replace(OLD_GOLD, agreed_amount=OLD_GOLD_TOTAL + change) for change in (-1000, 1000))

    with pytest.raises(PriceNotAllowed) as refused:
        buy(counter, more, total=OLD_GOLD_TOTAL + 1000, actor=cashier)

    assert refused.value.facts["value"] == OLD_GOLD_TOTAL
    assert buy(counter, less, total=OLD_GOLD_TOTAL - 1000, actor=cashier).total == OLD_GOLD_TOTAL - 1000


def test_the_identity_number_is_nowhere_in_the_open(counter: Counter) -> None:
    purchase = buy(counter)

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(p)::text FROM buying_purchase p")
        (row,) = cursor.fetchone()
    assert "0012345678" not in row
    assert purchase.identity_ending in row


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE buying_purchase SET total = total + 1, subtotal = subtotal + 1",
        "DELETE FROM buying_purchase",
        "UPDATE buying_purchaseline SET amount = 1",
        "DELETE FROM buying_purchasepayment",
    ],
)
def test_a_purchase_does_not_change(counter: Counter, statement: str) -> None:
    buy(counter)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_purchase_that_does_not_add_up_is_refused(counter: Counter) -> None:
    purchase = buy(counter)
    connection.check_constraints()
    purchase.pk, purchase.number = uuid.uuid4(), "X"

    with pytest.raises(IntegrityError, match="do not add up"), transaction.atomic():
        _inserted(purchase)


@pytest.mark.parametrize("count", [1, 20])
def test_the_number_of_statements_does_not_grow(counter: Counter, count: int) -> None:
    buy(counter, *(replace(OLD_GOLD, fineness=Decimal(700 + n)) for n in range(count)), total=_worth(count))
    lines = [replace(OLD_GOLD, fineness=Decimal(700 + number)) for number in range(count)]

    with CaptureQueriesContext(connection) as queries:
        buy(counter, *lines, total=_worth(count), now=counter.now + timedelta(seconds=1))

    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 22
    assert MonthlyBalance.objects.exists()


def _inserted(purchase: Purchase) -> None:
    purchase.save(force_insert=True)
    connection.check_constraints()


def _worth(count: int) -> Decimal:
    return sum((Decimal(80_000) * (700 + number) for number in range(count)), Decimal(0))
