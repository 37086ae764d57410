"""What stock is worth: pure grams and other cost go with the quantity, to the last hundred-millionth."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.move import Moved, StockMove
from tenant_apps.stock.services.move_stock import move_stock
from tests.factories.catalog import NOW, add_item


def moved(*moves: StockMove) -> list[Moved]:
    return move_stock(moves=moves, kind=MovementKind.ADJUSTMENT, moved_at=NOW)


def worth(item: Item) -> tuple[Decimal, Decimal, Decimal]:
    return Level.objects.values_list("quantity", "fine_weight", "cost").get(item=item)


def carried(fine_weight: str, cost: str) -> Moved:
    return Moved(fine_weight=Decimal(fine_weight), cost=Decimal(cost))


def test_what_comes_in_brings_what_the_catalogue_says(owner: User, branch: Branch) -> None:
    ring = add_item(owner, sku="R", unit_cost=Decimal("12.5"))
    chain = add_item(owner, sku="C", tracking=Tracking.WEIGHT, gross_weight=Decimal(0), unit_cost=Decimal("0.3333"))

    values = moved(
        StockMove(item_id=ring.pk, branch_id=branch.pk, quantity=Decimal(1)),
        StockMove(item_id=chain.pk, branch_id=branch.pk, quantity=Decimal("10.0001")),
    )

    # 4.25 g and 10.0001 g of 750
    assert values == [carried("3.1875", "12.5"), carried("7.500075", "3.333")]
    assert (worth(ring), worth(chain)) == (
        (1, Decimal("3.1875"), Decimal("12.5")),
        (Decimal("10.0001"), Decimal("7.500075"), Decimal("3.333")),
    )


def test_what_is_told_goes_before_the_catalogue(owner: User, branch: Branch) -> None:
    coin = add_item(owner, sku="C", tracking=Tracking.QUANTITY)

    values = moved(
        StockMove(
            item_id=coin.pk, branch_id=branch.pk, quantity=Decimal(2), fine_weight=Decimal("6.1"), cost=Decimal(7)
        ),
        StockMove(item_id=coin.pk, branch_id=branch.pk, quantity=Decimal(1), cost=Decimal(2)),
    )

    assert values == [carried("6.1", "7"), carried("3.1875", "2")]
    assert worth(coin) == (3, Decimal("9.2875"), 9)


def test_what_goes_out_takes_the_average_and_the_last_takes_the_rest(owner: User, branch: Branch) -> None:
    coin = add_item(owner, sku="C", tracking=Tracking.QUANTITY)
    one_out = StockMove(item_id=coin.pk, branch_id=branch.pk, quantity=Decimal(-1))
    moved(
        StockMove(item_id=coin.pk, branch_id=branch.pk, quantity=Decimal(3), fine_weight=Decimal(10), cost=Decimal(1))
    )

    first, second, third = moved(one_out, one_out, one_out)

    # 10 / 3, then the half of what is left, then what is left; 1 / 3 of money likewise
    assert first == carried("-3.33333333", "-0.3333")
    assert second == carried("-3.33333334", "-0.3334")
    assert third == carried("-3.33333333", "-0.3333")
    assert worth(coin) == (0, 0, 0)


def test_what_comes_and_goes_at_once_goes_at_the_new_average(owner: User, branch: Branch) -> None:
    coin = add_item(owner, sku="C", tracking=Tracking.QUANTITY)
    moved(StockMove(item_id=coin.pk, branch_id=branch.pk, quantity=Decimal(1), fine_weight=Decimal(1), cost=Decimal(1)))

    out, _ = moved(
        StockMove(item_id=coin.pk, branch_id=branch.pk, quantity=Decimal(-1)),
        StockMove(item_id=coin.pk, branch_id=branch.pk, quantity=Decimal(1), fine_weight=Decimal(3), cost=Decimal(4)),
    )

    assert out == carried("-2", "-2.5")
    assert worth(coin) == (1, 2, Decimal("2.5"))


def test_things_without_metal_weigh_nothing_fine(owner: User, branch: Branch) -> None:
    strap = add_item(owner, sku="S", tracking=Tracking.QUANTITY, metal="", fineness=None, unit_cost=Decimal(3), stock=2)

    assert worth(strap) == (2, 0, 6)


@pytest.mark.parametrize(("fine_weight", "cost"), [("-3.1", "-5"), ("-3.1875", "-4"), ("-3.2", "-5")])
def test_the_last_cannot_leave_value_behind(owner: User, branch: Branch, fine_weight: str, cost: str) -> None:
    item = add_item(owner, stock=1, unit_cost=Decimal(5))

    with pytest.raises(IntegrityError, match="level_of_nothing_is_worth_nothing"), transaction.atomic():
        Movement.objects.create(
            item=item,
            branch=branch,
            kind=MovementKind.ADJUSTMENT,
            quantity=Decimal(-1),
            fine_weight=Decimal(fine_weight),
            cost=Decimal(cost),
            moved_at=NOW,
        )

    assert worth(item) == (1, Decimal("3.1875"), 5)


def test_a_movement_carries_value_in_its_own_direction(owner: User, branch: Branch) -> None:
    coin = add_item(owner, sku="C", tracking=Tracking.QUANTITY, stock=3)
    wrong = StockMove(
        item_id=coin.pk, branch_id=branch.pk, quantity=Decimal(1), fine_weight=Decimal(-1), cost=Decimal(0)
    )

    with pytest.raises(IntegrityError, match="movement_value_goes_with_its_quantity"), transaction.atomic():
        moved(wrong)

    assert Movement.objects.count() == 1
