"""Change an item, unless somebody else did after the editor read it."""

import uuid
from datetime import datetime

from django.db import transaction
from django.forms.models import model_to_dict

from project.errors import InvalidInput, NotFound
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.catalog.errors import ItemChangedMeanwhile
from tenant_apps.catalog.fill_item import fill_item
from tenant_apps.catalog.item_problems import item_problems
from tenant_apps.catalog.kept_problems import Kept, kept_problems
from tenant_apps.catalog.models import Item, Stone
from tenant_apps.catalog.services.checks import lock_catalogue, require_category, taken_codes


@transaction.atomic
def update_item(*, item_id: uuid.UUID, details: ItemDetails, version: datetime) -> Item:
    """Write ``details`` over the item. ``version`` is the ``updated_at`` that the editor saw.

    Raises:
        NotFound: no such item or category.
        ItemChangedMeanwhile: it was changed since ``version``, or its first stock came in this moment.
        InvalidInput: fields cannot be right, a code is taken, or what must stay would change: the tracking and the
            metal of an item that has moved, and all that makes scrap what it is.
    """
    lock_catalogue()
    has_moved = Item.objects.filter(pk=item_id, movements__isnull=False).exists()
    # Movements refer to the item with a lock of its key. Where there are some, ours lets more come; where there are
    # none, the first one waits until tracking and metal are settled.
    item = Item.objects.select_for_update(no_key=has_moved).filter(pk=item_id).first()
    if item is None:
        raise NotFound(field="id")
    if item.updated_at != version or (not has_moved and item.movements.exists()):
        raise ItemChangedMeanwhile
    was, sku_before = Kept.of(item), item.sku
    stones = fill_item(item, details)
    if problems := taken_codes(item) | kept_problems(item, was, has_moved=has_moved) | item_problems(item, stones):
        raise InvalidInput(problems)
    require_category(details.category_id)
    _save(item, sku_before)
    _replace_stones(item, stones)
    return item


def _save(item: Item, sku_before: str) -> None:
    """Name the SKU only where it changes.

    The table has a trigger before each row's update, and with one PostgreSQL locks the row for keys if the statement
    so much as names a key: whoever sold the item would wait for us, and we wait for their levels.
    """
    still = {"id", "created_at"} | ({"sku"} if item.sku == sku_before else set())
    item.save(update_fields=[field.name for field in Item._meta.concrete_fields if field.name not in still])


def _replace_stones(item: Item, stones: list[Stone]) -> None:
    """Write the stones anew if they differ: they have no identity in what an editor sends."""
    there = list(item.stones.all())
    if [_content(stone) for stone in there] != [_content(stone) for stone in stones]:
        item.stones.all().delete()
        Stone.objects.bulk_create(stones)


def _content(stone: Stone) -> dict[str, object]:
    return model_to_dict(stone, exclude=["item"])
