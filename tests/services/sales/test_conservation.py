"""Whatever is sold, returned, exchanged and made void: money, metal and stock are conserved to the last digit."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import connection
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.errors import BusinessError
from shared_apps.identity.models import User
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.ledger.models import JournalLine
from tenant_apps.loyalty.selectors.balances import store_credit_of
from tenant_apps.pricing.models import Quote
from tenant_apps.pricing.rounding import round_money
from tenant_apps.sales.choices import ReturnReason, SaleKind, SaleStatus
from tenant_apps.sales.documents.refund_draft import Returning
from tenant_apps.sales.documents.returned import LineReturned
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.models import Payment, Sale, SaleLine
from tenant_apps.sales.payments.on_account import owed_by
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.sales.selectors.day_totals import day_totals
from tenant_apps.sales.services.exchange_sale import exchange_sale
from tenant_apps.stock.models import Level, Movement
from tests.books import out_of_balance
from tests.counter import NOW, Counter, cash, open_counter
from tests.factories.customers import add_customer
from tests.factories.loyalty import credit
from tests.services.sales.test_old_gold import gold

D = Decimal
STEP = D(5000)
CREDIT = D(100_000_000)
GOLD = D("59200000.00")

carts = st.tuples(
    st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True), st.integers(1, 2), st.integers(0, 3_000_000)
)
mixes = st.lists(
    st.sampled_from([PaymentMethod.CARD, PaymentMethod.ON_ACCOUNT, PaymentMethod.STORE_CREDIT, PaymentMethod.OLD_GOLD]),
    max_size=2,
    unique=True,
)
parts = st.decimals(min_value="0.1", max_value="1", places=1)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("sell"), carts, mixes),
        st.tuples(st.just("return"), st.integers(0, 9), parts, st.booleans()),
        st.tuples(st.just("exchange"), st.integers(0, 9), carts),
        st.tuples(st.just("void"), st.integers(0, 9)),
    ),
    min_size=2,
    max_size=7,
)


@dataclass
class Day:
    """A counter on a day on which much happens to it."""

    counter: Counter
    customer: Customer
    items: list[Item]
    sales: list[Sale] = field(default_factory=list)

    @property
    def deeds(self) -> dict[str, Callable[..., None]]:
        return {"sell": self.sell, "return": self.take_back, "exchange": self.exchange, "void": self.void}

    def quote(self, cart: tuple[list[int], int, int]) -> Quote:
        picks, quantity, discount = cart
        items = [self.items[pick] for pick in picks]
        return self.counter.quote(*items, quantity=quantity, discount=discount, customer_id=self.customer.pk)

    def sell(self, cart: tuple[list[int], int, int], mix: list[PaymentMethod]) -> None:
        quote = self.quote(cart)
        left, payments = quote.total, []
        for method in mix:
            share = round_money(left / 3, step=D("0.01"))
            payments.append(gold() if method == PaymentMethod.OLD_GOLD else PaymentTaken(method=method, amount=share))
            left -= payments[-1].amount
        if left > 0:
            payments.append(cash(round_money(left, step=STEP) + 10_000))
        self.sales.append(self.counter.pay(quote, *payments, payout=PaymentMethod.CASH))

    def take_back(self, which: int, part: Decimal, to_store_credit: bool) -> None:
        sale = self.picked(which)
        lines = [(line.position, self.part_of(line, part)) for line in sale.lines.all()]
        self.counter.take_back(sale, *lines, to_store_credit=to_store_credit)

    def exchange(self, which: int, cart: tuple[list[int], int, int]) -> None:
        sale, quote = self.picked(which), self.quote(cart)
        lines = (LineReturned(position=1, quantity=sale.lines.get(position=1).quantity),)
        worth = sale.lines.get(position=1).total
        # Cash enough for whatever the difference is; where the shop owes it, none.
        over = round_money(quote.total - worth, step=STEP) + 5_000_000
        payments = (cash(over),) if over > 5_000_000 else ()
        self.sales.append(
            exchange_sale(
                actor=self.counter.actor,
                idempotency_key=uuid.uuid4(),
                sale_id=sale.pk,
                returning=Returning(lines=lines, reason=ReturnReason.TASTE),
                quote_id=quote.pk,
                handed_over=HandedOver(payments=payments),
                terminal_id=self.counter.till.pk,
                now=NOW,
            )
        )

    def void(self, which: int) -> None:
        self.counter.void(self.picked(which))

    def picked(self, which: int) -> Sale:
        return self.sales[which % len(self.sales)]

    def part_of(self, line: SaleLine, part: Decimal) -> Decimal:
        if line.components["tracking"] == Tracking.WEIGHT:
            return round_money(line.quantity * part, step=D("0.0001"))
        return max(D(1), D(int(line.quantity * part)))


def open_day(owner: User) -> Day:
    counter = open_counter(owner)
    counter.round_cash_to(STEP)
    customer = add_customer("Sara")
    credit(customer, CREDIT)
    chain = {"tracking": Tracking.WEIGHT, "gross_weight": 0, "net_weight": 0}
    items = [
        counter.stock("RING", 6, unit_cost=D("1234567.89"), making_amount=D("17.3331")),
        counter.stock("BAND", 6, unit_cost=333_333, gross_weight=D("3.3333"), net_weight=D("3.3333")),
        counter.stock("CHAIN", D("12.3457"), unit_cost=D("9999.99"), fineness=D(585), making_amount=7, **chain),
    ]
    return Day(counter=counter, customer=customer, items=items)


@given(deeds=deeds)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_money_metal_and_stock_are_conserved(owner: User, deeds: list[tuple[object, ...]]) -> None:
    save = str(connection.savepoint())
    day = open_day(owner)
    for name, *rest in deeds:
        deed = day.deeds[str(name)]
        if name != "sell" and not day.sales:
            continue
        mark = str(connection.savepoint())
        try:
            deed(*rest)
        except BusinessError:
            connection.savepoint_rollback(mark)

    connection.check_constraints()
    assert out_of_balance() == {}
    stock_is_what_moved(day)
    documents_add_up()
    books_say_what_the_documents_say(day)
    connection.savepoint_rollback(save)


def stock_is_what_moved(day: Day) -> None:
    for level in Level.objects.select_related("item"):
        moved = Movement.objects.filter(item=level.item).aggregate(Sum("quantity"), Sum("fine_weight"), Sum("cost"))
        assert (level.quantity, level.fine_weight, level.cost) == tuple(moved.values())
        assert level.quantity >= 0
    sold = SaleLine.objects.exclude(sale__status=SaleStatus.VOIDED)
    for item, opening in zip(day.items, (D(6), D(6), D("12.3457")), strict=True):
        gone = sold.filter(item=item).aggregate(Sum("quantity"))["quantity__sum"] or 0
        assert day.counter.level_of(item) == opening - gone


def documents_add_up() -> None:
    for sale in Sale.objects.prefetch_related("lines", "payments"):
        lines, payments = list(sale.lines.all()), list(sale.payments.all())
        assert sum(line.subtotal - line.discount + line.tax for line in lines) == sale.total - sale.rounding
        assert sum(payment.amount for payment in payments) == sale.total + sale.cash_rounding
        for line in lines:
            components = sum(D(amount) for amount in line.components["components"].values())
            taxes = sum(D(tax["amount"]) for tax in line.components["taxes"])
            assert (components, taxes) == (line.subtotal, line.tax)
        if sale.kind == SaleKind.SALE:
            refunds = list(sale.refunds.all())
            assert sale.total + sum(refund.total for refund in refunds) >= 0
            if sale.status == SaleStatus.REFUNDED:
                assert sale.total + sum(refund.total for refund in refunds) == 0


def books_say_what_the_documents_say(day: Day) -> None:
    counted = Sale.objects.counted()
    books = JournalLine.objects.order_by().filter(commodity="IRR").values_list("part").annotate(Sum("amount"))
    by_part = dict(books)
    sums = counted.aggregate(Sum("discount"), Sum("tax"), Sum("rounding"), Sum("cash_rounding"), Sum("total"))
    assert by_part.get("DISCOUNT", 0) == (sums["discount__sum"] or 0)
    assert by_part.get("TAX", 0) == -(sums["tax__sum"] or 0)
    assert by_part.get("ROUNDING", 0) == -((sums["rounding__sum"] or 0) + (sums["cash_rounding__sum"] or 0))
    payments = Payment.objects.filter(sale__in=counted)
    for method in PaymentMethod:
        paid = payments.filter(method=method).aggregate(Sum("amount"))["amount__sum"] or 0
        assert by_part.get(f"PAYMENT_{method}", 0) == paid
    spent = payments.filter(method=PaymentMethod.STORE_CREDIT).aggregate(Sum("amount"))["amount__sum"] or 0
    assert store_credit_of(day.customer) == CREDIT - spent
    on_account = payments.filter(method=PaymentMethod.ON_ACCOUNT).aggregate(Sum("amount"))["amount__sum"] or 0
    assert owed_by(day.customer, currency="IRR") == on_account
    assert day_totals(day=NOW.date()).total == (sums["total__sum"] or 0)
    metal = JournalLine.objects.filter(commodity="XAU")
    for part, scrap in (("METAL_STOCK", False), ("SCRAP_STOCK", True)):
        posted = metal.filter(part=part).aggregate(Sum("amount"))["amount__sum"] or 0
        moved = Movement.objects.filter(kind__in=["SALE", "REFUND"], item__item_class=ItemClass.SCRAP)
        if not scrap:
            moved = Movement.objects.filter(kind__in=["SALE", "REFUND"]).exclude(item__item_class=ItemClass.SCRAP)
        assert posted == (moved.aggregate(Sum("fine_weight"))["fine_weight__sum"] or 0)
