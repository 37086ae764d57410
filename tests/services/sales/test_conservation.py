"""Whatever is sold and given back: totals add up, and no gram appears or vanishes."""

from decimal import Decimal

from django.db import connection
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_apps.identity.models import User
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.models import Payment, Sale, SaleLine
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.sales.selectors.day_totals import day_totals
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Level, Movement
from tests.counter import NOW, Counter, open_counter

carts = st.lists(
    st.tuples(
        st.lists(st.integers(0, 2), min_size=1, max_size=4),
        st.integers(1, 3),
        st.integers(0, 3_000_000),
        st.integers(0, 50_000_000),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


@given(carts=carts)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_totals_add_up_and_stock_is_conserved(owner: User, carts: list[tuple[list[int], int, int, int, bool]]) -> None:
    save = str(connection.savepoint())
    counter = open_counter(owner)
    items = [counter.stock(f"R{number}", 6, making_amount=Decimal(7 * number)) for number in range(3)]
    for picks, quantity, discount, by_card, comes_back in carts:
        quote = counter.quote(*(items[pick] for pick in picks), quantity=quantity, discount=discount)
        sell_and_perhaps_refund(counter, quote, by_card, comes_back=comes_back)

    for item in items:
        moved = Movement.objects.filter(item=item).aggregate(Sum("quantity"))["quantity__sum"]
        sold = SaleLine.objects.filter(item=item).aggregate(Sum("quantity"))["quantity__sum"] or 0
        assert Level.objects.get(item=item).quantity == moved == 6 - sold
    sums = Sale.objects.aggregate(*(Sum(name) for name in ("subtotal", "discount", "tax", "rounding", "total")))
    taken = Payment.objects.aggregate(Sum("amount"))["amount__sum"]
    totals = day_totals(day=NOW.date())
    assert totals.total == (sums["total__sum"] or 0) == (taken or 0)
    assert totals.subtotal - totals.discount + totals.tax + (sums["rounding__sum"] or 0) == totals.total
    connection.savepoint_rollback(save)


def sell_and_perhaps_refund(counter: Counter, quote: Quote, by_card: int, *, comes_back: bool) -> None:
    card = min(Decimal(by_card), quote.total - 1)
    payments = [
        PaymentTaken(method=PaymentMethod.CARD, amount=card),
        PaymentTaken(method=PaymentMethod.CASH, amount=quote.total),
    ]
    try:
        sale = counter.pay(quote, *(paid for paid in payments if paid.amount))
    except OutOfStock:
        return
    if comes_back:
        counter.take_back(sale)
