"""All that a stockroom does, in any order: grams that came in are in a place of a branch, sold, or lost by name.

The sum is reckoned from the documents alone (what came, what was sold, what somebody declared lost), and held against
the levels, place by place, and against the lines of the books that name each place.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Sum
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from project.errors import BusinessError
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.models import JournalLine
from tenant_apps.purchasing.asked import LineReceived
from tenant_apps.sales.choices import SaleKind
from tenant_apps.sales.models import Sale, SaleLine
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.stock.services.adjust_stock import adjust_stock
from tenant_apps.stock.tally import METAL_PARTS
from tenant_apps.transfers.asked import LineSettled
from tenant_apps.transfers.models import Settlement, Transfer
from tenant_apps.workshop.choices import WorkKind, WorkSide, WorkStatus
from tenant_apps.workshop.job import Job, Made, Used
from tenant_apps.workshop.models import WorkLine, WorkOrder
from tenant_apps.workshop.services.cancel_work_order import cancel_work_order
from tenant_apps.workshop.services.finish_work_order import finish_work_order
from tenant_apps.workshop.services.open_work_order import open_work_order
from tests import counting
from tests.counter import Counter, open_counter
from tests.factories.catalog import add_item
from tests.purchasing import open_supplier, receive
from tests.transfers import Road

D = Decimal
WHICH = st.integers(0, 7)
GRAMS = st.decimals("0.0001", 12, places=4)
type Fine = dict[str, Decimal]


def fine(rows: Any) -> Fine:
    """Add up pairs of metal and fine grams; nothing is left out as zero."""
    sums: Fine = defaultdict(Decimal)
    for metal, grams in rows:
        sums[metal] += grams
    return {metal: total for metal, total in sums.items() if total}


class Stockroom(RuleBasedStateMachine):
    def __init__(self, counter: Counter, second: Branch) -> None:
        super().__init__()
        self.rolled_back = transaction.atomic()
        self.rolled_back.__enter__()
        self.counter, self.actor = counter, counter.actor
        self.road = Road(actor=self.actor, here=counter.branch, there=second)
        self.back = Road(actor=self.actor, here=second, there=counter.branch)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.rolled_back.__exit__(None, None, None)

    @contextmanager
    def unless_refused(self) -> Iterator[None]:
        try:
            with transaction.atomic():
                yield
        except BusinessError:
            pass

    @initialize()
    def open_the_shop(self) -> None:
        branch_id = self.counter.branch.pk
        coin = {"tracking": Tracking.QUANTITY, "gross_weight": D("8.133"), "fineness": D(900)}
        lot = {"tracking": Tracking.WEIGHT, "gross_weight": D(0), "unit_cost": D("0.3333")}
        self.items: list[Item] = [
            add_item(self.actor, sku="RING", stock=1, branch_id=branch_id),
            add_item(self.actor, sku="COIN", stock=7, branch_id=branch_id, unit_cost=D("1.1111"), **coin),
            add_item(self.actor, sku="GOLD", stock=D("40.5"), branch_id=branch_id, **lot),
            add_item(self.actor, sku="SILVER", stock=60, branch_id=branch_id, metal="XAG", fineness=D(925), **lot),
        ]
        self.supplier = open_supplier()
        self.came = fine(Level.objects.values_list("item__metal", "fine_weight"))

    def some(self, which: int) -> Item:
        return self.items[which % len(self.items)]

    def part(self, item: Item, grams: Decimal) -> Decimal:
        return grams if item.tracking == Tracking.WEIGHT else D(1)

    def transfer(self, which: int) -> tuple[Road, Transfer] | None:
        transfers = list(Transfer.objects.filter(status="SENT").order_by("pk"))
        if not transfers:
            return None
        chosen = transfers[which % len(transfers)]
        return (self.road if chosen.from_branch_id == self.road.here.pk else self.back), chosen

    @rule(which=WHICH, grams=GRAMS, is_back=st.booleans())
    def send(self, which: int, grams: Decimal, *, is_back: bool) -> None:
        item = self.some(which)
        with self.unless_refused():
            (self.back if is_back else self.road).sent((item, self.part(item, grams)))

    @rule(which=WHICH, share=st.sampled_from(["1", "0.5"]), what=st.sampled_from(["receive", "call_back", "write_off"]))
    def settle(self, which: int, share: str, what: str) -> None:
        if (found := self.transfer(which)) is None:
            return
        way, transfer = found
        lines = [
            LineSettled(
                position=line.position,
                quantity=(line.unsettled * D(share)).quantize(D("0.0001"))
                if line.item.tracking == Tracking.WEIGHT
                else line.unsettled,
                in_transit=line.unsettled,
            )
            for line in transfer.lines.select_related("item")
            if line.unsettled
        ]
        with self.unless_refused():
            getattr(way, what)(transfer, lines)

    @rule(first=WHICH, grams=GRAMS, kind=st.sampled_from(WorkKind), percent=st.integers(0, 10))
    def give_work(self, first: int, grams: Decimal, kind: WorkKind, percent: int) -> None:
        item = self.some(first)
        used = (Used(item_id=item.pk, quantity=self.part(item, grams)),)
        with self.unless_refused():
            open_work_order(
                actor=self.actor,
                idempotency_key=uuid.uuid4(),
                branch_id=self.counter.branch.pk,
                job=Job(kind=kind, used=used, allowed_loss_percent=D(percent)),
                now=self.counter.now,
            )

    @rule(which=WHICH, into=WHICH, grams=GRAMS, is_off=st.booleans())
    def end_work(self, which: int, into: int, grams: Decimal, *, is_off: bool) -> None:
        orders = list(WorkOrder.objects.filter(status=WorkStatus.OPEN).order_by("pk"))
        if not orders:
            return
        order, item = orders[which % len(orders)], self.some(into)
        call: dict[str, Any] = {"actor": self.actor, "idempotency_key": uuid.uuid4(), "order_id": order.pk}
        made = [Made(quantity=self.part(item, grams), item_id=item.pk)]
        with self.unless_refused():
            if is_off:
                cancel_work_order(**call, now=self.counter.now)
            else:
                finish_work_order(**call, made=made, excess_reason="fell", now=self.counter.now)

    @rule(which=WHICH, grams=GRAMS)
    def sell(self, which: int, grams: Decimal) -> None:
        item = self.some(which)
        if item.metal == "XAU":
            with self.unless_refused():
                self.counter.sell(item, quantity=self.part(item, grams))

    @rule(which=WHICH)
    def take_back(self, which: int) -> None:
        if sales := list(Sale.objects.filter(kind=SaleKind.SALE).order_by("pk")):
            with self.unless_refused():
                self.counter.take_back(sales[which % len(sales)])

    @rule(which=WHICH, grams=GRAMS)
    def buy_in(self, which: int, grams: Decimal) -> None:
        item = self.some(which)
        with self.unless_refused():
            line = LineReceived(item_id=item.pk, quantity=self.part(item, grams), cost=D("9.99"))
            receipt = receive(self.counter, self.supplier, line)
            for one in receipt.lines.select_related("item"):
                self.came = fine([*self.came.items(), (one.item.metal, one.fine_weight)])

    @rule(which=WHICH, grams=GRAMS, is_gone=st.booleans())
    def adjust(self, which: int, grams: Decimal, *, is_gone: bool) -> None:
        item = self.some(which)
        quantity = self.part(item, grams) * (-1 if is_gone else 1)
        with self.unless_refused():
            adjust_stock(
                actor=self.actor,
                idempotency_key=uuid.uuid4(),
                item_id=item.pk,
                branch_id=self.counter.branch.pk,
                quantity=quantity,
                reason="found or lost",
                now=self.counter.now,
            )
            moved = Movement.objects.filter(kind="ADJUSTMENT").order_by("-pk").values_list("fine_weight", flat=True)[0]
            self.came = fine([*self.came.items(), (item.metal, moved)])

    @rule(found=st.lists(st.tuples(WHICH, GRAMS), max_size=3, unique_by=lambda one: one[0] % 4))
    def count(self, found: list[tuple[int, Decimal]]) -> None:
        """Count the whole shelf: what is not named is missing."""
        with self.unless_refused():
            started = counting.start(self.actor, self.counter.branch)
            for which, grams in found:
                counting.scan(self.actor, started, self.some(which).sku, self.part(self.some(which), grams))
            counting.finish(self.actor, started)
            counting.approve(self.actor, started)

    @invariant()
    def every_gram_is_somewhere(self) -> None:
        if not hasattr(self, "came"):
            return
        sold = SaleLine.objects.filter(sale__kind=SaleKind.SALE).values_list("metal", "stock_fine_weight")
        returned = SaleLine.objects.exclude(sale__kind=SaleKind.SALE).values_list("metal", "stock_fine_weight")
        work = dict.fromkeys((WorkSide.LOSS, WorkSide.EXCESS), -1) | {WorkSide.SURPLUS: 1}
        worked = [
            (line.metal, line.fine_weight * work[WorkSide(line.side)])
            for line in WorkLine.objects.filter(side__in=work)
        ]
        counted = Movement.objects.filter(kind="COUNT").values_list("item__metal", "fine_weight")
        written_off = Settlement.objects.filter(kind="LOST").values_list("line__item__metal", "fine_weight")
        expected = fine(
            [
                *self.came.items(),
                *((metal, -abs(grams)) for metal, grams in sold),
                *((metal, abs(grams)) for metal, grams in returned),
                *worked,
                *counted,
                *((metal, -grams) for metal, grams in written_off),
            ]
        )
        assert fine(Level.objects.values_list("item__metal", "fine_weight")) == expected

    @invariant()
    def the_books_say_the_same_of_each_place(self) -> None:
        assert [row for row in stock_in_books() if row.difference] == []
        for place, parts in METAL_PARTS.items():
            levels = Level.objects.filter(place=place).values_list("branch_id", "item__metal")
            there = {(branch, metal): grams for branch, metal, grams in levels.annotate(Sum("fine_weight")) if grams}
            lines = JournalLine.objects.order_by().filter(part__in=parts).values_list("branch_id", "commodity")
            booked = {(branch, metal): grams for branch, metal, grams in lines.annotate(Sum("amount")) if grams}
            assert booked == there, place


def test_every_gram_is_somewhere_whatever_a_stockroom_does(owner: User) -> None:
    counter = open_counter(owner)
    second = Branch.objects.get(is_default=True)

    run_state_machine_as_test(
        partial(Stockroom, counter, second),  # type: ignore[arg-type]  # any factory will do
        settings=settings(max_examples=20, stateful_step_count=14, deadline=None),
    )
