from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from shared_apps.identity.models import User
from tenant_apps.catalog.choices import ItemClass, Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.services.scrap_items import scrap_items
from tests.factories.catalog import add_item

OLD_18 = ("XAU", Decimal("740.0"))
SILVER = ("XAG", Decimal(925))


def test_each_metal_and_fineness_has_its_item(owner: User) -> None:
    items = scrap_items(alloys=[OLD_18, SILVER])

    gold = items[OLD_18]
    assert (gold.sku, gold.name, gold.item_class, gold.tracking) == (
        "SCRAP-XAU-740",
        "Scrap Gold 740",
        ItemClass.SCRAP,
        Tracking.WEIGHT,
    )
    assert list(Item.objects.matching("scrap silver")) == [items[SILVER]]


def test_it_is_found_again_in_one_statement(owner: User) -> None:
    made = scrap_items(alloys=[OLD_18, SILVER])

    with CaptureQueriesContext(connection) as queries:
        found = scrap_items(alloys=[("XAU", Decimal(740)), SILVER, SILVER])

    assert found == made
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 1
    assert Item.objects.count() == 2


def test_somebody_elses_sku_is_left_alone(owner: User) -> None:
    ring = add_item(owner, sku="SCRAP-XAU-740")

    (scrap,) = scrap_items(alloys=[OLD_18]).values()

    assert scrap != ring
    assert scrap.sku.startswith("SCRAP-XAU-740-")
