"""What an edit of many items would do, before anybody decides."""

import hashlib
import json
import uuid
from dataclasses import dataclass
from typing import Any

from project.errors import InvalidInput
from project.field_problems import FieldProblems
from tenant_apps.bulk.change import ItemChange
from tenant_apps.bulk.errors import TooManyItems
from tenant_apps.catalog.item_problems import item_problems
from tenant_apps.catalog.kept_problems import Kept, kept_problems
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.models.item import ItemQuerySet
from tenant_apps.catalog.services.checks import require_category

MOST_ITEMS = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class EditedItem:
    """An item that would change: the columns that differ, as they are and as they would be."""

    id: uuid.UUID
    sku: str
    name: str
    old: dict[str, Any]
    new: dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedItem:
    """An item that cannot change so, and why, by column."""

    id: uuid.UUID
    sku: str
    name: str
    problems: FieldProblems


@dataclass(frozen=True, kw_only=True)
class EditPreview:
    """The chosen items by SKU; ``unchanged`` are what the edit says already. ``digest`` stands for exactly these."""

    edited: list[EditedItem]
    refused: list[RefusedItem]
    unchanged: int
    digest: str


def edited_items(*, chosen: ItemQuerySet, change: ItemChange) -> EditPreview:
    """Return what ``change`` would do to the ``chosen`` items, in two statements however many they are.

    Raises:
        InvalidInput: the change contradicts itself, or a number is out of its range.
        NotFound: no such category.
        TooManyItems: more than ``MOST_ITEMS`` are chosen.
    """
    if problems := change.problems():
        raise InvalidInput(problems)
    require_category(change.category_id)
    items = list(chosen.order_by("sku")[: MOST_ITEMS + 1])
    if len(items) > MOST_ITEMS:
        raise TooManyItems(most=MOST_ITEMS)
    edited: list[EditedItem] = []
    refused: list[RefusedItem] = []
    for item in items:
        outcome = _edited(item, change)
        if isinstance(outcome, EditedItem):
            edited.append(outcome)
        elif outcome is not None:
            refused.append(outcome)
    unchanged = len(items) - len(edited) - len(refused)
    return EditPreview(edited=edited, refused=refused, unchanged=unchanged, digest=_digest(edited))


def _edited(item: Item, change: ItemChange) -> EditedItem | RefusedItem | None:
    was = Kept.of(item)
    new, problems = change.applied_to(item)
    old = {name: getattr(item, name) for name in new}
    if not problems:
        if old == new:
            return None
        for name, value in new.items():
            setattr(item, name, value)
        # Nothing that an edit changes is what moved stock stands on, nor a weight that stones could outweigh.
        problems = item_problems(item, ()) | kept_problems(item, was, has_moved=False)
    if problems:
        return RefusedItem(id=item.pk, sku=item.sku, name=item.name, problems=problems)
    return EditedItem(id=item.pk, sku=item.sku, name=item.name, old=old, new=new)


def _digest(edited: list[EditedItem]) -> str:
    told = hashlib.sha256()
    for item in edited:
        told.update(json.dumps([item.id, item.old, item.new], default=str).encode())
    return told.hexdigest()
