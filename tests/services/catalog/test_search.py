"""An item's grams follow what it is called, whoever writes it."""

import uuid

from project.identifiers import uuid7
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.grams import gram_number
from tenant_apps.catalog.models import Item


def item(sku: str, text: str) -> Item:
    return Item.objects.create(id=uuid7(), sku=sku, name=sku, search_text=text, search_grams=[1])


def test_grams_follow_the_text_however_it_is_written(shop: Tenant) -> None:
    key: uuid.UUID = item("A", "ab").pk
    assert sorted(Item.objects.get(pk=key).search_grams) == sorted(map(gram_number, ("a", "b", "ab")))

    Item.objects.update(search_text="xy z", search_grams=[2])

    assert sorted(Item.objects.get(pk=key).search_grams) == sorted(map(gram_number, ("x", "y", "z", "xy")))


def test_every_part_of_every_word_is_found_and_no_other(shop: Tenant) -> None:
    wanted = item("A", "zr-001 8690000000012 انگشتر سولیتر")
    item("B", "zr-100 8690000000021 النگو")

    for text in ("ZR-0", "001 انگ", "ولیت", "۰۰۰۱۲", "r-00"):
        assert list(Item.objects.matching(text)) == [wanted]
    for text in ("r-010", "رتشگنا", "zr-001 النگو"):
        assert not Item.objects.matching(text).exists()
