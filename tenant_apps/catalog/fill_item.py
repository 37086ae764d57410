"""Turn what somebody says about an item into rows, with everything that follows from it. Asks the database nothing."""

from dataclasses import fields
from decimal import Decimal

from tenant_apps.catalog.choices import ItemClass
from tenant_apps.catalog.details import ItemDetails, StoneDetails
from tenant_apps.catalog.models import Item, Stone
from tenant_apps.catalog.normalise import code_of, normalised, one_line
from tenant_apps.catalog.translations import clean_translations

CARAT_GRAMS = Decimal("0.2")
"""The metric carat, exact."""
_ITEM_FIELDS = tuple(part.name for part in fields(ItemDetails) if part.name != "stones")
_STONE_FIELDS = tuple(part.name for part in fields(StoneDetails))


def fill_item(item: Item, details: ItemDetails) -> list[Stone]:
    """Set every field of ``item`` from ``details`` and return its stones, unsaved.

    net = gross − stones and other parts. The stones weigh at least their carats; without metal everything is an "other
    part", and a loose stone that was not weighed weighs its carats.
    """
    for name in _ITEM_FIELDS:
        setattr(item, name, getattr(details, name))
    item.sku, item.barcode, item.name = code_of(details.sku), code_of(details.barcode), one_line(details.name)
    item.hallmark, item.huid = one_line(details.hallmark), code_of(details.huid).upper()
    item.name_translations = clean_translations(details.name_translations)
    stones = [_stone(item, position, stone) for position, stone in enumerate(details.stones)]
    _weigh(item, carat_weight(stones))
    item.search_text = search_text_of(item)
    return stones


def carat_weight(stones: list[Stone]) -> Decimal:
    """Return the grams of the stones by their carats."""
    return sum((stone.carat for stone in stones), Decimal(0)) * CARAT_GRAMS


def search_text_of(item: Item) -> str:
    """Return what ``Item.objects.matching`` searches: codes and names, normalised."""
    names = [name for name in item.name_translations.values() if isinstance(name, str)]
    return normalised(" ".join([item.sku, item.barcode, item.huid, item.name, *names]))


def _stone(item: Item, position: int, details: StoneDetails) -> Stone:
    stone = Stone(item=item, position=position)
    for name in _STONE_FIELDS:
        value = getattr(details, name)
        setattr(stone, name, one_line(value) if isinstance(value, str) else value)
    return stone


def _weigh(item: Item, stones_weigh: Decimal) -> None:
    if item.item_class == ItemClass.LOOSE_STONE and not item.gross_weight:
        item.gross_weight = stones_weigh
    if not item.metal:
        item.stone_weight = item.gross_weight
    elif not item.stone_weight:
        item.stone_weight = stones_weigh
    item.net_weight = item.gross_weight - item.stone_weight
