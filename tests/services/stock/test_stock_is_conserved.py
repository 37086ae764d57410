"""Whatever is moved: levels are the sums of their movements, nothing goes below zero, a refusal changes nothing."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.errors import StockRefused
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tests.factories.catalog import NOW, add_item

QUANTITIES = st.one_of(
    st.integers(-3, 3).filter(bool).map(Decimal),
    st.decimals(-5, 5, places=4).filter(bool),
)
WORTHS = st.tuples(
    st.none() | st.decimals(0, 20, places=8),
    st.none() | st.decimals(0, 20, places=4),
)
"""Fine grams and cost that somebody says of what comes in, or leaves to the item."""
BATCHES = st.lists(
    st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2), QUANTITIES, WORTHS), min_size=1, max_size=4), max_size=6
)


type Worth = tuple[Decimal | None, Decimal | None]
type Stock = dict[tuple[object, object], tuple[Decimal, ...]]
"""Quantity, fine grams and cost by branch and item."""


def sums() -> Stock:
    grouped = Movement.objects.order_by().values_list("branch_id", "item_id")
    totals = grouped.annotate(*(Sum(name) for name in ("quantity", "fine_weight", "cost")))
    return {(branch_id, item_id): tuple(sums) for branch_id, item_id, *sums in totals}


def stored() -> Stock:
    return {
        (level.branch_id, level.item_id): (level.quantity, level.fine_weight, level.cost)
        for level in Level.objects.all()
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=BATCHES)
def test_stock_is_conserved(
    owner: User,
    branch: Branch,
    second_branch: Branch,
    batches: list[list[tuple[int, int, Decimal, Worth]]],
) -> None:
    branches = [branch, second_branch]
    with transaction.atomic():
        items = [
            add_item(
                owner,
                sku=tracking.value,
                tracking=tracking,
                gross_weight=Decimal(0 if tracking == Tracking.WEIGHT else "1.2345"),
                unit_cost=Decimal("0.3333"),
            )
            for tracking in Tracking
        ]
        for batch in batches:
            moves = [
                StockMove(
                    item_id=items[item].pk,
                    branch_id=branches[place].pk,
                    quantity=quantity,
                    fine_weight=fine_weight if quantity > 0 else None,
                    cost=cost if quantity > 0 else None,
                )
                for place, item, quantity, (fine_weight, cost) in batch
            ]
            before, movements = stored(), Movement.objects.count()
            try:
                values = move_stock(moves=moves, kind=MovementKind.ADJUSTMENT, moved_at=NOW)
                carried = sum((value.fine_weight for value in values), Decimal(0))
                assert carried == _fine_weight(stored()) - _fine_weight(before)
            except StockRefused:
                assert (stored(), Movement.objects.count()) == (before, movements)
            after = stored()
            assert after == sums()
            assert all(amount >= 0 for held in after.values() for amount in held)
            assert all(not any(held) for held in after.values() if held[0] == 0)
            assert sum(held[0] for (_, item), held in after.items() if item == items[0].pk) <= 1
        transaction.set_rollback(True)


def _fine_weight(stock: Stock) -> Decimal:
    return sum((held[1] for held in stock.values()), Decimal(0))
