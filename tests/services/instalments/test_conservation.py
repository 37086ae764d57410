"""Whatever is started, paid, taken back, collected and given up: books, plans and stock tell the same."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.errors import BusinessError
from tenant_apps.customers.models import Customer
from tenant_apps.instalments.choices import PlanKind, PlanStatus
from tenant_apps.instalments.models import Plan, PlanEntry
from tenant_apps.instalments.services.reckon_return import reckon_return
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import JournalLine
from tenant_apps.sales.models import Sale
from tenant_apps.stock.models import Level, Reservation
from tests.books import out_of_balance
from tests.counter import NOW, Counter, card, cash, written
from tests.services.instalments.test_instalments import METAL, pay, start
from tests.services.instalments.test_layaway import cancel, collect, keep

D = Decimal
HELD = 4
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["credit", "grams", "layaway", "pay", "pay", "pay off", "return", "collect", "cancel"]),
        st.integers(0, 4),
        st.integers(1, 70_000_000),
    ),
    min_size=2,
    max_size=10,
)


class Shop:
    """A counter with a few equal rings, one customer, and what may be done there."""

    def __init__(self, counter: Counter, customer: Customer) -> None:
        self.counter, self.customer = counter, customer
        self.ring = counter.stock(quantity=HELD)

    def do(self, step: str, which: int, money: int) -> None:
        """Take one step; where a plan is needed and there is none, there is nothing to do."""
        starts: dict[str, Callable[[], Plan]] = {
            "credit": lambda: start(self.counter, self._quote(), cash(money)),
            "grams": lambda: start(self.counter, self._quote(), cash(14_443_000), in_grams=True),
            "layaway": lambda: keep(self.counter, self._quote(), cash(money)),
        }
        plans = list(Plan.objects.order_by("pk"))
        if step in starts:
            starts[step]()
        elif plans:
            self._change(step, plans[which % len(plans)], money)

    def _quote(self) -> Any:
        return self.counter.quote(self.ring, customer_id=self.customer.pk)

    def _change(self, step: str, plan: Plan, money: int) -> None:
        paid = plan.entries.aggregate(Sum("money"))["money__sum"] or D(0)
        if step == "pay":
            pay(self.counter, plan, card(money))
        elif step == "pay off":
            pay(self.counter, plan, card((METAL if plan.kind == PlanKind.GRAMS else plan.total) - paid))
        elif step == "collect":
            collect(self.counter, plan, *([card(plan.total - paid)] if paid < plan.total else []))
        elif step == "cancel":
            cancel(self.counter, plan, fee=min(D(money), paid))
        elif plan.sale is not None:
            refund = self.counter.take_back(plan.sale)
            reckon_return(sale_id=plan.sale.pk, refund_id=refund.pk, now=NOW)


def in_the_books(part: PartCode, commodity: str) -> Decimal:
    return JournalLine.objects.filter(part=part, commodity=commodity).aggregate(Sum("amount"))["amount__sum"] or D(0)


def open_of(kind: PlanKind) -> Decimal:
    """Return what is open of delivered goods: negative is what a customer had paid before they came back."""
    plans = Plan.objects.filter(kind=kind)
    entries = PlanEntry.objects.filter(plan__in=plans).aggregate(Sum("amount"))["amount__sum"] or D(0)
    return (plans.aggregate(Sum("total"))["total__sum"] or D(0)) - entries


def deposits() -> Decimal:
    kept = PlanEntry.objects.filter(plan__kind=PlanKind.LAYAWAY, plan__status=PlanStatus.OPEN)
    return kept.aggregate(Sum("money"))["money__sum"] or D(0)


def assert_all_agree(shop: Shop) -> None:
    assert out_of_balance() == {}
    on_account = in_the_books(PartCode.CUSTOMER_RECEIVABLE, "IRR") + in_the_books(PartCode.PAYMENT_ON_ACCOUNT, "IRR")
    assert on_account == open_of(PlanKind.CREDIT)
    assert in_the_books(PartCode.CUSTOMER_RECEIVABLE, "XAU") == open_of(PlanKind.GRAMS) * D("0.75")
    deposited = in_the_books(PartCode.CUSTOMER_DEPOSIT, "IRR") + in_the_books(PartCode.PAYMENT_DEPOSIT, "IRR")
    assert deposited == -deposits()
    level = Level.objects.get(item=shop.ring)
    kept = Plan.objects.open().filter(kind=PlanKind.LAYAWAY).count()
    promised = Reservation.objects.filter(released_at=None).aggregate(Sum("quantity"))["quantity__sum"] or D(0)
    assert level.reserved == promised == kept
    assert level.reserved <= level.quantity
    gone = Sale.objects.filter(kind="SALE").count() - Sale.objects.filter(kind="REFUND").count()
    assert level.quantity == HELD - gone


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_books_plans_and_stock_tell_the_same(
    counter: Counter, customer: Customer, steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        shop = Shop(counter, customer)
        for step, which, money in steps:
            before = written(), PlanEntry.objects.count()
            try:
                with transaction.atomic():
                    shop.do(step, which, money)
            except BusinessError:
                assert (written(), PlanEntry.objects.count()) == before
            assert_all_agree(shop)
        transaction.set_rollback(True)
