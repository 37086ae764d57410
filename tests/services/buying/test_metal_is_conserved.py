"""Whatever is bought and voided: the books hold what the shelves hold, and the money adds up."""

from dataclasses import replace
from typing import Any

from django.db import connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenant_apps.buying.asked import LineAsked
from tenant_apps.buying.models import Purchase, PurchaseLine
from tenant_apps.buying.selectors.make_offer import make_offer
from tenant_apps.ledger.models import JournalLine
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tests.buying import buy
from tests.counter import Counter
from tests.services.buying.test_void_purchase import void

LINES = st.builds(
    LineAsked,
    metal=st.just("XAU"),
    gross_weight=st.decimals("0.5", 500, places=4),
    deduction=st.decimals(0, "0.4", places=4),
    fineness=st.decimals(300, 1000, places=1),
    melting_loss_percent=st.decimals(0, 10, places=2),
)
DEALS = st.lists(st.tuples(st.lists(LINES, min_size=1, max_size=4), st.booleans()), min_size=1, max_size=4)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deals=DEALS)
def test_metal_in_is_metal_in_the_books(counter: Counter, deals: list[tuple[list[LineAsked], Any]]) -> None:
    with transaction.atomic():
        for lines, is_voided in deals:
            total = make_offer(actor=counter.actor, lines=lines, now=counter.now).total
            purchase = buy(counter, *(replace(line) for line in lines), total=total)
            if is_voided:
                void(counter, purchase)
        connection.check_constraints()
        bought = PurchaseLine.objects.filter(purchase__status="COMPLETED").aggregate(fine=Sum("fine_weight"))["fine"]
        paid = Purchase.objects.completed().aggregate(paid=Sum("total"))["paid"]
        found = stock_in_books()
        assert [row for row in found if row.difference] == []
        assert sum(row.in_stock for row in found) == (bought or 0)
        assert (JournalLine.objects.filter(part="PAYMENT_CASH").aggregate(s=Sum("amount"))["s"] or 0) == -(paid or 0)
        transaction.set_rollback(True)
