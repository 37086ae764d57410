"""Whatever goes to and fro with a supplier: books balance, stock and books agree, and papers add up to what is owed."""

from decimal import Decimal

from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.errors import BusinessError
from shared_apps.identity.models import User
from tenant_apps.catalog.models import Item
from tenant_apps.purchasing.asked import LineReceived
from tenant_apps.purchasing.choices import InvoiceStatus, Settlement
from tenant_apps.purchasing.models import InvoiceLine, Payment, Receipt, ReceiptLine, Supplier
from tenant_apps.purchasing.services.accept_invoice import accept_invoice
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tests.books import out_of_balance
from tests.counter import Counter, open_counter
from tests.purchasing import billed, fix, give, invoice, open_supplier, owed, pay, receive, send_back

GRAMS = st.decimals("0.0001", 50, places=4)
MONEY = st.decimals(0, 10**9, places=4)
FINE = st.decimals("0.00000001", 50, places=8)
RECEIVE = st.tuples(st.just("receive"), st.integers(0, 2), GRAMS, st.integers(1, 3), MONEY)
INVOICE = st.tuples(
    st.just("invoice"),
    st.integers(0, 5),
    st.sampled_from(Settlement),
    st.none() | FINE,
    MONEY,
    st.none() | MONEY,
    MONEY,
)
OTHERS = st.one_of(
    st.tuples(st.just("pay"), st.decimals("0.01", 10**9, places=2)),
    st.tuples(st.just("give"), st.integers(0, 2), st.integers(1, 3)),
    st.tuples(st.just("fix"), FINE, st.decimals(1, 10**7, places=6)),
    st.tuples(st.just("return"), st.integers(0, 5), st.integers(1, 3)),
)
STEPS = st.lists(st.one_of(RECEIVE, INVOICE, OTHERS), max_size=10)


class Trade:
    """A counter, a supplier and three things to trade in: counted rings, chain by the gram, watches without metal."""

    def __init__(self, owner: User) -> None:
        self.counter: Counter = open_counter(owner)
        self.supplier: Supplier = open_supplier()
        ring = {"metal": "XAU", "fineness": 750, "gross_weight": 10, "net_weight": 10}
        self.items = [
            Item.objects.create(sku="RING", name="Ring", tracking="QUANTITY", **ring),
            Item.objects.create(sku="CHAIN", name="Chain", tracking="WEIGHT", metal="XAG", fineness=925),
            Item.objects.create(sku="WATCH", name="Watch", tracking="QUANTITY", fixed_price=1),
        ]

    def receive(self, item: int, grams: Decimal, count: int, cost: Decimal) -> None:
        known = self.items[item]
        is_weighed = known.tracking == "WEIGHT"
        line = LineReceived(
            item_id=known.pk,
            quantity=grams if is_weighed else Decimal(count),
            gross_weight=None if is_weighed else grams,
            cost=cost,
        )
        receive(self.counter, self.supplier, line)

    def invoice(
        self,
        place: int,
        settlement: Settlement,
        fine_weight: Decimal | None,
        metal_amount: Decimal,
        cost: Decimal | None,
        tax: Decimal,
    ) -> None:
        receipt = self._receipt(place)
        line = receipt.lines.get()
        is_priced = bool(line.metal) and settlement == Settlement.MONEY
        told = {
            "fine_weight": fine_weight if line.metal else None,
            "metal_amount": metal_amount if is_priced else Decimal(0),
            "cost": line.cost if cost is None else cost,
            "tax": tax,
        }
        paper = invoice(self.counter, receipt, billed(receipt, settlement if line.metal else Settlement.MONEY, **told))
        if paper.status == InvoiceStatus.HELD:
            accept_invoice(actor=self.counter.actor, invoice_id=paper.pk, reason="Agreed", now=self.counter.now)

    def pay(self, amount: Decimal) -> None:
        pay(self.counter, self.supplier, amount)

    def give(self, item: int, quantity: int) -> None:
        give(self.counter, self.supplier, self.items[item], quantity)

    def fix(self, grams: Decimal, rate: Decimal) -> None:
        fix(self.counter, self.supplier, grams, rate)

    def return_(self, place: int, quantity: int) -> None:
        send_back(self.counter, self._receipt(place), quantity)

    def _receipt(self, place: int) -> Receipt:
        receipts = list(Receipt.objects.order_by("pk"))
        return receipts[place % len(receipts)]


def owed_by_papers() -> dict[str, tuple[Decimal, Decimal]]:
    """Add up the rows of the papers, without a look at the books: owed, and received but not invoiced.

    What has no metal has no fine grams either, whatever they are added to.
    """
    owed_now: dict[str, Decimal] = {code: Decimal(0) for code in ("IRR", "XAU", "XAG")}
    waiting = dict(owed_now)
    for line in ReceiptLine.objects.all():
        waiting["IRR"] += line.cost
        waiting[line.metal or "XAU"] += line.fine_weight
    for billed_line in InvoiceLine.objects.filter(invoice__status=InvoiceStatus.POSTED).select_related("receipt_line"):
        received, sign = billed_line.receipt_line, -1 if billed_line.is_return else 1
        owed_now["IRR"] += sign * (billed_line.metal_amount + billed_line.cost + billed_line.tax)
        if billed_line.settlement == Settlement.GRAMS:
            owed_now[received.metal] += sign * billed_line.fine_weight
        if not billed_line.is_return:
            waiting["IRR"] -= received.cost
            waiting[received.metal or "XAU"] -= received.fine_weight
    for paid in Payment.objects.all():
        owed_now["IRR"] += paid.amount if paid.kind == "FIXING" else -paid.amount
        if paid.metal:
            owed_now[paid.metal] -= paid.fine_weight
    return {code: (owed_now[code], waiting[code]) for code in owed_now if owed_now[code] or waiting[code]}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_books_stock_and_papers_agree(owner: User, steps: list[tuple[object, ...]]) -> None:
    with transaction.atomic():
        trade = Trade(owner)
        for name, *arguments in steps:
            if name in ("invoice", "return") and not Receipt.objects.exists():
                continue
            before = owed(trade.supplier)
            step = getattr(trade, "return_" if name == "return" else str(name))
            try:
                with transaction.atomic():
                    step(*arguments)
            except BusinessError:
                assert owed(trade.supplier) == before

        connection.check_constraints()
        assert out_of_balance() == {}
        assert [row for row in stock_in_books() if row.difference] == []
        assert owed(trade.supplier) == owed_by_papers()
        transaction.set_rollback(True)
