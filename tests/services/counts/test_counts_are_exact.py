"""Whatever happens while people count, shelf and books end with what was counted and what moved since."""

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.counts.errors import RecountNeeded
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.models import Level
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.post_stock import post_stock
from tenant_apps.stock.tally import Tally
from tests.counting import approve, finish, recount, scan, start
from tests.factories.catalog import NOW, add_item

SKUS = ("RING", "COIN", "CHAIN")
STEP = st.one_of(
    st.tuples(st.just("count"), st.sampled_from(SKUS), st.just(0)),
    st.tuples(st.just("move"), st.sampled_from(SKUS), st.integers(-3, 3).filter(bool)),
    st.tuples(st.just("vanish"), st.sampled_from(SKUS), st.integers(1, 2)),
    st.tuples(st.just("appear"), st.sampled_from(SKUS), st.integers(1, 2)),
)


class Shelf:
    """What really lies there (``real``), beside the books; and what each level must be once the count is approved."""

    def __init__(self, owner: User, branch: Branch, opening: dict[str, int]) -> None:
        self.owner, self.branch, self.clock = owner, branch, self._ticks()
        self.items: dict[str, Item] = {
            "RING": add_item(owner, sku="RING", stock=min(opening["RING"], 1), unit_cost=Decimal("1.1111")),
            "COIN": add_item(
                owner, sku="COIN", tracking=Tracking.QUANTITY, stock=opening["COIN"], fineness=Decimal(333)
            ),
            "CHAIN": add_item(
                owner, sku="CHAIN", tracking=Tracking.WEIGHT, stock=opening["CHAIN"], gross_weight=Decimal(0)
            ),
        }
        self.real = {sku: self.level(sku) for sku in SKUS}
        self.count = start(owner, branch)
        self.due: dict[str, Decimal] = {}
        self.came: set[str] = set()
        """Pieces that came in since it began: those need not be found, so a count cannot miss them."""

    @staticmethod
    def _ticks() -> Iterator[datetime]:
        moment = NOW
        while True:
            moment += timedelta(seconds=1)
            yield moment

    def level(self, sku: str) -> Decimal:
        return sum(Level.objects.filter(item=self.items[sku]).values_list("quantity", flat=True), Decimal(0))

    def move(self, sku: str, quantity: int) -> None:
        """Goods that come or go with a document: on the shelf and in the books alike."""
        item, now = self.items[sku], next(self.clock)
        most = min(self.level(sku), self.real[sku])
        is_there = item.tracking == Tracking.PIECE and (self.real[sku] or self.level(sku))
        quantity = max(-1, min(1, quantity)) if item.tracking == Tracking.PIECE else quantity
        if quantity < -most or (quantity > 0 and is_there):
            return
        moved = StockMove(item_id=item.pk, branch_id=self.branch.pk, quantity=Decimal(quantity))
        (value,) = move_stock(moves=[moved], kind=MovementKind.ADJUSTMENT, moved_at=now)
        tally = Tally()
        tally.add(item, moved.quantity, value)
        post_stock(
            event=PostingEvent.STOCK_ADJUSTMENT,
            source_id=uuid.uuid4(),
            branch_id=self.branch.pk,
            actor_id=None,
            tally=tally,
            now=now,
        )
        self.real[sku] += quantity
        if quantity > 0 and item.tracking == Tracking.PIECE:
            self.came.add(sku)
        if sku in self.due:
            self.due[sku] += quantity

    def vanish(self, sku: str, quantity: int) -> None:
        """Goods that nobody wrote down, before they are counted."""
        if sku not in self.due and sku not in self.came:
            self.real[sku] -= min(self.real[sku], Decimal(quantity))

    def appear(self, sku: str, quantity: int) -> None:
        room = 1 - self.real[sku] if self.items[sku].tracking == Tracking.PIECE else quantity
        if sku not in self.due:
            self.real[sku] += min(Decimal(quantity), room)

    def look(self, sku: str, _: int = 0) -> None:
        """Count it whole, where it is there to be counted."""
        if sku not in self.due and self.real[sku]:
            scan(self.owner, self.count, sku, self.real[sku])
            self.due[sku] = self.real[sku]

    def approve(self) -> None:
        """Look through all that is left, and once more for what nobody can be sure of."""
        for sku in SKUS:
            self.look(sku)
        finish(self.owner, self.count)
        for sku in SKUS:
            self.due.setdefault(sku, self.real[sku])
        try:
            with transaction.atomic():
                approve(self.owner, self.count)
        except RecountNeeded as refusal:
            recount(self.owner, self.count, {sku: self.real[sku] for sku in refusal.facts["skus"]})
            approve(self.owner, self.count)


@given(
    opening=st.fixed_dictionaries({sku: st.integers(0, 6) for sku in SKUS}),
    before=st.lists(STEP, max_size=12),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_shelf_is_what_was_counted_and_what_moved_since(
    owner: User, branch: Branch, opening: dict[str, int], before: list[tuple[str, str, int]]
) -> None:
    with transaction.atomic():
        shelf = Shelf(owner, branch, opening)
        steps: dict[str, Callable[[str, int], None]] = {
            "count": shelf.look,
            "move": shelf.move,
            "vanish": shelf.vanish,
            "appear": shelf.appear,
        }
        for name, sku, quantity in before:
            steps[name](sku, quantity)
        shelf.approve()

        assert {sku: shelf.level(sku) for sku in SKUS} == shelf.due == shelf.real
        assert not [row for row in stock_in_books() if row.difference]
        transaction.set_rollback(True)
