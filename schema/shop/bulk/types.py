from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Self, cast

import strawberry
import strawberry_django
from strawberry import auto, relay
from strawberry.scalars import JSON

from schema.kit.problems import Problem
from tenant_apps.bulk import models
from tenant_apps.bulk.choices import EditedColumn
from tenant_apps.bulk.selectors.edited_items import EditedItem as Edited
from tenant_apps.bulk.selectors.edited_items import EditPreview
from tenant_apps.bulk.selectors.edited_items import RefusedItem as Refused
from tenant_apps.catalog.models import Category

SHOWN = 50


@strawberry.type(description="One column of an item, now and then; null where it is empty.")
class EditedValue:
    column: EditedColumn
    old: str | None = strawberry.field(description="Plain decimal text, a code, true or false, or a category's name.")
    new: str | None


@strawberry.type(description="An item that would change.")
class EditedItem:
    id: relay.GlobalID
    sku: str
    name: str
    values: list[EditedValue] = strawberry.field(description="Only what differs.")


@strawberry.type(description="An item that cannot change so.")
class RefusedItem:
    id: relay.GlobalID
    sku: str
    name: str
    reasons: list[str] = strawberry.field(description="Sentences in the language of the request.")


@strawberry.type(description="What an edit of many items would do.")
class ItemEditPreview:
    count: int = strawberry.field(description="How many items would change.")
    unchanged: int = strawberry.field(description="How many are so already.")
    refused_count: int = strawberry.field(description="How many cannot change.")
    digest: str = strawberry.field(description="Stands for exactly this; editItems wants it back.")
    edited: list[EditedItem] = strawberry.field(description=f"{SHOWN} of them by SKU: those of the page.")
    refused: list[RefusedItem] = strawberry.field(description=f"{SHOWN} of them by SKU: those of the page.")

    @classmethod
    def of(cls, preview: EditPreview, *, page: int) -> Self:
        """Return the counts, and the items of one page (the first is 1)."""
        part = slice((page - 1) * SHOWN, page * SHOWN)
        edited = preview.edited[part]
        ids = {key for item in edited for row in (item.old, item.new) if (key := row.get("category_id")) is not None}
        names = dict(Category.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}
        return cls(
            count=len(preview.edited),
            unchanged=preview.unchanged,
            refused_count=len(preview.refused),
            digest=preview.digest,
            edited=[_edited(item, names) for item in edited],
            refused=[_refused(item) for item in preview.refused[part]],
        )


def _edited(item: Edited, names: Mapping[Any, str]) -> EditedItem:
    values = [
        EditedValue(column=EditedColumn(name), old=_text(item.old[name], names), new=_text(new, names))
        for name, new in item.new.items()
        if new != item.old[name]
    ]
    return EditedItem(id=relay.GlobalID("Item", str(item.id)), sku=item.sku, name=item.name, values=values)


def _refused(item: Refused) -> RefusedItem:
    reasons = [str(message) for _, message in item.problems.values()]
    return RefusedItem(id=relay.GlobalID("Item", str(item.id)), sku=item.sku, name=item.name, reasons=reasons)


def _text(value: Any, names: Mapping[Any, str]) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else names.get(value, str(value))


@strawberry_django.type(models.ItemEdit, description="Many items changed at once.")
class ItemEdit(relay.Node):
    view_permission: ClassVar[str] = "catalog.edit_many"

    count: auto
    made_at: auto
    undone_at: auto
    left_alone: int = strawberry_django.field(description="Items that the undo left: somebody had changed them since.")

    @strawberry_django.field(description="What changed.", only=["columns"])
    def columns(self) -> list[EditedColumn]:
        return [EditedColumn(name) for name in cast("models.ItemEdit", self).columns]

    @strawberry_django.field(
        description="By column: the value, or {method, value, step} of an amount.", only=["change"]
    )
    def change(self) -> JSON:
        return cast("JSON", cast("models.ItemEdit", self).change)


@strawberry.type(description="One edit changes no more items than this.")
class TooManyItems(Problem):
    most: int


@strawberry.type(description="The edit was undone before.")
class EditAlreadyUndone(Problem):
    pass
