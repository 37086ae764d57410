"""Whatever is done with stock: the books hold what the shelves hold, to the last hundred-millionth of a gram."""

import uuid
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.errors import BusinessError
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.models import Level
from tenant_apps.stock.move import StockMove
from tenant_apps.stock.selectors.stock_in_books import stock_in_books
from tenant_apps.stock.services.adjust_stock import adjust_stock
from tenant_apps.stock.services.move_stock import move_stock
from tenant_apps.stock.services.update_stocked_item import update_stocked_item
from tests.factories.catalog import NOW, add_item, details

GRAMS, MONEY = st.decimals(0, 50, places=4), st.decimals(0, 900, places=4)
OPENINGS = st.fixed_dictionaries(
    {
        "tracking": st.sampled_from(Tracking),
        "metal": st.sampled_from(["XAU", "XAG", ""]),
        "fineness": st.decimals(333, 1000, places=1),
        "gross_weight": GRAMS,
        "unit_cost": MONEY,
        "stock": st.integers(0, 9),
    }
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("adjust"), st.integers(0, 3), st.integers(0, 1), st.integers(-5, 5)),
        st.tuples(st.just("change"), st.integers(0, 3), GRAMS, MONEY),
    ),
    max_size=12,
)


def said_of(number: int, opening: dict[str, Any]) -> dict[str, Any]:
    by_weight = opening["tracking"] == Tracking.WEIGHT
    return {
        "sku": f"S{number}",
        "tracking": opening["tracking"],
        "metal": opening["metal"],
        "fineness": opening["fineness"] if opening["metal"] else None,
        "gross_weight": Decimal(0) if by_weight else opening["gross_weight"],
        "unit_cost": opening["unit_cost"],
    }


def change(owner: User, item: Item, said: dict[str, Any], version: int) -> None:
    # Two changes in one transaction would have one updated_at: the clock of the test stands.
    Item.objects.filter(pk=item.pk).update(updated_at=datetime(2026, 1, 1, 0, 0, version, tzinfo=UTC))
    current = Item.objects.get(pk=item.pk).updated_at
    update_stocked_item(actor=owner, item_id=item.pk, details=details(**said), version=current, now=NOW)


def adjust(owner: User, item: Item, branch: Branch, quantity: int) -> None:
    try:
        with transaction.atomic():
            adjust_stock(
                actor=owner,
                idempotency_key=uuid.uuid4(),
                item_id=item.pk,
                branch_id=branch.pk,
                quantity=Decimal(quantity),
                reason="Counted",
                now=NOW,
            )
    except BusinessError:
        return


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(openings=st.lists(OPENINGS, min_size=1, max_size=4), steps=STEPS)
def test_the_books_hold_what_the_shelves_hold(
    owner: User, branch: Branch, second_branch: Branch, openings: list[dict[str, Any]], steps: list[tuple[Any, ...]]
) -> None:
    branches = [branch, second_branch]
    with transaction.atomic():
        said = [said_of(number, opening) for number, opening in enumerate(openings)]
        items = []
        for opening, changes in zip(openings, said, strict=True):
            stock = min(opening["stock"], 1) if opening["tracking"] == Tracking.PIECE else opening["stock"]
            items.append(add_item(owner, **changes, stock=stock))
        for number, (step, which, first, second) in enumerate(steps):
            at = which % len(items)
            if step == "adjust":
                adjust(owner, items[at], branches[first], second)
            else:
                by_weight = said[at]["tracking"] == Tracking.WEIGHT
                said[at] |= {"gross_weight": Decimal(0) if by_weight else first, "unit_cost": second}
                change(owner, items[at], said[at], number)
        found = stock_in_books()
        assert [row for row in found if row.difference] == []
        assert sum(row.in_stock for row in found) == sum(
            level.fine_weight + level.cost for level in Level.objects.all()
        )
        transaction.set_rollback(True)


def test_what_the_books_do_not_know_is_a_difference(owner: User, branch: Branch) -> None:
    chain = add_item(owner, sku="C", tracking=Tracking.WEIGHT, gross_weight=Decimal(0), stock=10, unit_cost=Decimal(2))
    unposted = StockMove(item_id=chain.pk, branch_id=branch.pk, quantity=Decimal(2))
    move_stock(moves=[unposted], kind=MovementKind.ADJUSTMENT, moved_at=NOW)

    found = {(row.branch_id, row.commodity): (row.in_stock, row.difference) for row in stock_in_books()}

    assert found == {(branch.pk, "XAU"): (9, Decimal("-1.5")), (branch.pk, "IRR"): (24, -4)}
