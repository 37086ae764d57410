from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from project.errors import InvalidInput
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.errors import ItemChangedMeanwhile
from tenant_apps.catalog.models import Item
from tenant_apps.stock.choices import MovementKind
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.services.scrap_items import scrap_items
from tenant_apps.stock.services.update_stocked_item import update_stocked_item
from tests.factories.catalog import NOW, add_item, details


def change(owner: User, item: Item, **changes: Any) -> Item:
    return update_stocked_item(
        actor=owner, item_id=item.pk, details=details(**changes), version=item.updated_at, now=NOW
    )


def corrected() -> list[tuple[Decimal, ...]]:
    movements = Movement.objects.filter(kind=MovementKind.CORRECTION).order_by("pk")
    return list(movements.values_list("quantity", "fine_weight", "cost"))


def worth(item: Item) -> tuple[Decimal, ...]:
    return Level.objects.values_list("quantity", "fine_weight", "cost").get(item=item)


def test_a_new_weight_is_what_the_stock_weighs(owner: User) -> None:
    ring = add_item(owner, stock=1)

    change(owner, ring, gross_weight=Decimal(4))

    # 0.25 g of 750 less
    assert corrected() == [(0, Decimal("-0.1875"), 0)]
    assert worth(ring) == (1, 3, 0)
    assert Movement.objects.get(kind=MovementKind.CORRECTION).moved_by == owner.pk


def test_a_new_fineness_is_that_of_every_gram(owner: User) -> None:
    changes: dict[str, Any] = {"sku": "C", "tracking": Tracking.WEIGHT, "gross_weight": Decimal(0)}
    chain = add_item(owner, **changes, stock=100)

    change(owner, chain, **changes, fineness=Decimal(740))

    assert corrected() == [(0, -1, 0)]
    assert worth(chain) == (100, 74, 0)


def test_a_new_cost_is_that_of_a_piece_but_of_counted_goods_the_next_ones(owner: User) -> None:
    piece = add_item(owner, sku="P", stock=1, unit_cost=Decimal(10))
    coin = add_item(owner, sku="C", tracking=Tracking.QUANTITY, stock=2, unit_cost=Decimal(10))

    change(owner, piece, sku="P", unit_cost=Decimal(12))
    change(owner, coin, sku="C", tracking=Tracking.QUANTITY, unit_cost=Decimal(12))

    assert corrected() == [(0, 0, 2)]
    assert (worth(piece)[2], worth(coin)[2]) == (12, 20)


def test_what_is_gone_and_what_stays_the_same_is_not_corrected(owner: User) -> None:
    gone = add_item(owner, sku="G")
    same = add_item(owner, sku="S", stock=1)

    change(owner, gone, sku="G", gross_weight=Decimal(9))
    change(owner, same, sku="S", name="Bangle")

    assert corrected() == []


def test_the_metal_of_what_has_moved_stays(owner: User) -> None:
    fresh, moved = add_item(owner, sku="A"), add_item(owner, sku="B", stock=1)

    assert change(owner, fresh, sku="A", metal="XAG").metal == "XAG"
    with pytest.raises(InvalidInput) as caught:
        change(owner, moved, sku="B", metal="XAG", gross_weight=Decimal(1))

    assert caught.value.fields["metal"][0] == "HAS_MOVEMENTS"
    assert (worth(moved), corrected()) == ((1, Decimal("3.1875"), 0), [])


def test_a_change_that_comes_too_late_corrects_nothing(owner: User) -> None:
    ring = add_item(owner, stock=1)
    ring.updated_at -= timedelta(seconds=1)

    with pytest.raises(ItemChangedMeanwhile):
        change(owner, ring, gross_weight=Decimal(4))

    assert (worth(ring), corrected()) == ((1, Decimal("3.1875"), 0), [])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"fineness": Decimal(750)}, "fineness"),
        ({"metal": "XAG"}, "metal"),
        ({"item_class": ItemClass.ORNAMENT}, "item_class"),
        ({"tracking": Tracking.QUANTITY}, "tracking"),
    ],
)
def test_scrap_stays_scrap_of_its_fineness(owner: User, branch: Branch, changes: dict[str, Any], field: str) -> None:
    (scrap,) = scrap_items(alloys=[("XAU", Decimal(740))]).values()
    same: dict[str, Any] = {
        "sku": scrap.sku,
        "item_class": ItemClass.SCRAP,
        "tracking": Tracking.WEIGHT,
        "fineness": Decimal(740),
        "gross_weight": Decimal(0),
    }

    with pytest.raises(InvalidInput) as caught:
        change(owner, scrap, **{**same, **changes})

    assert caught.value.fields[field][0] == "SCRAP_STAYS"
    assert change(owner, scrap, **same, name="Old 18 karat").name == "Old 18 karat"


def test_scrap_is_not_written_down_by_hand(owner: User) -> None:
    with pytest.raises(InvalidInput) as caught:
        add_item(owner, item_class=ItemClass.SCRAP, tracking=Tracking.WEIGHT, gross_weight=Decimal(0))
    assert caught.value.fields.keys() == {"item_class"}

    ring = add_item(owner)
    with pytest.raises(InvalidInput):
        change(owner, ring, item_class=ItemClass.SCRAP)
    assert Item.objects.get().item_class == ItemClass.ORNAMENT
