"""Whatever is moved: a level is the sum of its movements, nothing goes below zero, a refusal changes nothing."""

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
BATCHES = st.lists(
    st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2), QUANTITIES), min_size=1, max_size=4), max_size=6
)


def sums() -> dict[tuple[object, object], Decimal]:
    grouped = Movement.objects.order_by().values("branch_id", "item_id").annotate(total=Sum("quantity"))
    return {(row["branch_id"], row["item_id"]): row["total"] for row in grouped}


def stored() -> dict[tuple[object, object], Decimal]:
    return {(level.branch_id, level.item_id): level.quantity for level in Level.objects.all()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=BATCHES)
def test_stock_is_conserved(
    owner: User, branch: Branch, second_branch: Branch, batches: list[list[tuple[int, int, Decimal]]]
) -> None:
    branches = [branch, second_branch]
    with transaction.atomic():
        items = [
            add_item(owner, sku=tracking.value, tracking=tracking, gross_weight=Decimal(0)) for tracking in Tracking
        ]
        for batch in batches:
            moves = [
                StockMove(item_id=items[item].pk, branch_id=branches[place].pk, quantity=quantity)
                for place, item, quantity in batch
            ]
            before, movements = stored(), Movement.objects.count()
            try:
                move_stock(moves=moves, kind=MovementKind.ADJUSTMENT, moved_at=NOW)
            except StockRefused:
                assert (stored(), Movement.objects.count()) == (before, movements)
            after = stored()
            assert after == sums()
            assert all(quantity >= 0 for quantity in after.values())
            assert sum(quantity for (_, item), quantity in after.items() if item == items[0].pk) <= 1
        transaction.set_rollback(True)
