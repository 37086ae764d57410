from decimal import Decimal

import pytest

from project.errors import InvalidInput, LimitReached
from shared_apps.billing.models import Subscription
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.details import StoneDetails
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.services.create_item import create_item
from tenant_apps.stock.models import Level
from tests.factories.catalog import add_item, details


@pytest.mark.parametrize(
    ("gross", "stones", "said", "net"),
    [
        ("4.25", [], "0", "4.25"),
        ("4.25", ["0.5", "0.25"], "0", "4.10"),
        ("4.25", ["0.5"], "0.4", "3.85"),
        ("4.25", ["21.25"], "0", "0"),
    ],
)
def test_net_is_gross_less_stones_and_other_parts(
    shop: Tenant, gross: str, stones: list[str], said: str, net: str
) -> None:
    carried = tuple(StoneDetails(carat=Decimal(carat)) for carat in stones)

    item = create_item(details=details(gross_weight=Decimal(gross), stone_weight=Decimal(said), stones=carried))

    item.refresh_from_db()
    assert item.net_weight == Decimal(net)
    assert item.gross_weight == item.net_weight + item.stone_weight


def test_a_loose_stone_weighs_its_carats(shop: Tenant) -> None:
    stone = details(
        sku="D-1",
        item_class=ItemClass.LOOSE_STONE,
        metal="",
        fineness=None,
        gross_weight=Decimal(0),
        stones=(StoneDetails(carat=Decimal("1.51")),),
    )

    item = create_item(details=stone)

    assert (item.gross_weight, item.stone_weight, item.net_weight) == (Decimal("0.302"), Decimal("0.302"), Decimal(0))


def test_without_metal_nothing_is_net(shop: Tenant) -> None:
    item = create_item(details=details(metal="", fineness=None, gross_weight=Decimal(50)))

    assert (item.stone_weight, item.net_weight) == (Decimal(50), Decimal(0))


def test_codes_are_kept_in_latin_digits_and_on_one_line(shop: Tenant) -> None:
    item = create_item(details=details(sku="  ۱۲  ٣ ", barcode="۸۶۹", name=" A  ring "))

    assert (item.sku, item.barcode, item.name, item.search_text) == ("12 3", "869", "A ring", "12 3 869 a ring")


def test_stones_heavier_than_the_piece_are_refused(shop: Tenant) -> None:
    with pytest.raises(InvalidInput) as caught:
        create_item(details=details(stones=(StoneDetails(carat=Decimal("21.251")),)))

    assert {path: code for path, (code, _) in caught.value.fields.items()} == {"stone_weight": "HEAVIER_THAN_PIECE"}
    assert not Item.objects.exists()


def test_the_plan_says_how_many(shop: Tenant, owner: User) -> None:
    with in_public():
        Subscription.objects.filter(tenant=shop).update(items_override=1)
    add_item(owner, sku="A")

    with pytest.raises(LimitReached) as caught:
        add_item(owner, sku="B", tracking=Tracking.QUANTITY, stock=3)

    assert (caught.value.facts["limit"], caught.value.facts["allowed"]) == ("items", 1)
    assert list(Item.objects.values_list("sku", flat=True)) == ["A"]
    assert not Level.objects.exists()
