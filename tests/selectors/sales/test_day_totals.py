"""What the shop took on one of its own days."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from shared_apps.market.choices import Metal
from tenant_apps.branches.models import Branch
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.pricing.models import BoardRate
from tenant_apps.sales.selectors.day_totals import day_totals
from tests.counter import NOW, RING_TOTAL, Counter, card, cash

D = Decimal
TODAY = NOW.date()


def test_a_day_is_net_of_its_refunds_and_payments_are_by_method(counter: Counter) -> None:
    ring = counter.stock(quantity=5)
    counter.pay(counter.quote(ring, quantity=2), card(100_000_000), cash(30_000_000))
    returned = counter.sell(ring)
    counter.take_back(returned)

    totals = day_totals(day=TODAY)

    assert (totals.sale_count, totals.refund_count) == (2, 1)
    assert (totals.subtotal, totals.discount, totals.tax, totals.total) == (
        D(126_260_000),
        D(0),
        D(2_626_000),
        2 * RING_TOTAL,
    )
    assert totals.fine_grams_sold == 15
    assert totals.payments == [(PaymentMethod.CARD, D(100_000_000)), (PaymentMethod.CASH, 2 * RING_TOTAL - 100_000_000)]


def test_a_day_without_sales_is_zero(counter: Counter) -> None:
    totals = day_totals(day=TODAY)

    assert (totals.sale_count, totals.total, totals.fine_grams_sold) == (0, D(0), D(0))
    assert totals.payments == []


def test_the_day_is_that_of_the_shop_and_not_of_utc(counter: Counter) -> None:
    # 23:00 in UTC is half past two of the next day in Tehran.
    late = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)
    quote = counter.quote(counter.stock())
    type(quote).objects.update(expires_at=late + timedelta(minutes=1))

    sale = counter.pay(quote, now=late)

    assert sale.business_day == date(2026, 11, 21)
    assert day_totals(day=date(2026, 11, 20)).sale_count == 0
    assert day_totals(day=date(2026, 11, 21)).total == RING_TOTAL


def test_one_branch_counts_alone(counter: Counter) -> None:
    counter.sell(counter.stock())
    north = Branch.objects.create(code="N", name="North")

    assert day_totals(day=TODAY, branch_id=counter.branch.pk).total == RING_TOTAL
    assert day_totals(day=TODAY, branch_id=north.pk).total == 0


def test_silver_is_no_fine_gold(counter: Counter) -> None:
    BoardRate.objects.create(
        metal=Metal.SILVER,
        currency="IRR",
        per_fine_gram=D(90_000),
        source="board",
        quoted_at=NOW - timedelta(minutes=5),
    )
    counter.sell(counter.stock("SPOON", metal=Metal.SILVER), counter.stock())

    assert day_totals(day=TODAY).fine_grams_sold == D("7.5")
