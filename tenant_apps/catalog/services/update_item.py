"""Change an item, unless somebody else did after the editor read it."""

import uuid
from datetime import datetime

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.catalog.errors import ItemChangedMeanwhile
from tenant_apps.catalog.fill_item import fill_item
from tenant_apps.catalog.item_problems import item_problems
from tenant_apps.catalog.models import Item, Stone
from tenant_apps.catalog.services.checks import lock_catalogue, require_category, taken_codes


@transaction.atomic
def update_item(*, item_id: uuid.UUID, details: ItemDetails, version: datetime) -> Item:
    """Write ``details`` over the item. ``version`` is the ``updated_at`` that the editor saw.

    Raises:
        NotFound: no such item or category.
        ItemChangedMeanwhile: it was changed since ``version``.
        InvalidInput: fields cannot be right, a code is taken, or the tracking of an item that has moved would change.
    """
    lock_catalogue()
    item = Item.objects.select_for_update().filter(pk=item_id).first()
    if item is None:
        raise NotFound(field="id")
    if item.updated_at != version:
        raise ItemChangedMeanwhile
    tracking = item.tracking
    stones = fill_item(item, details)
    problems = taken_codes(item) | item_problems(item, stones)
    if item.tracking != tracking and item.movements.exists():
        problems["tracking"] = ("HAS_MOVEMENTS", _("Stock of this item has moved: how it is tracked stays."))
    if problems:
        raise InvalidInput(problems)
    require_category(details.category_id)
    item.save()
    _replace_stones(item, stones)
    return item


def _replace_stones(item: Item, stones: list[Stone]) -> None:
    """Write the stones anew if they differ: they have no identity in what an editor sends."""
    there = list(item.stones.all())
    if [_content(stone) for stone in there] != [_content(stone) for stone in stones]:
        item.stones.all().delete()
        Stone.objects.bulk_create(stones)


def _content(stone: Stone) -> dict[str, object]:
    return model_to_dict(stone, exclude=["item"])
