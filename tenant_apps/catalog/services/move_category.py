"""Put a category, with everything below it, elsewhere in the tree."""

import uuid

from django.db import transaction
from django.db.models import F, Func, Value

from project.errors import InvalidInput, NotFound
from tenant_apps.catalog.errors import CategoryWouldCircle
from tenant_apps.catalog.models import Category
from tenant_apps.catalog.services.tree import category_problems, lock_tree


@transaction.atomic
def move_category(*, category_id: uuid.UUID, parent_id: uuid.UUID | None) -> Category:
    """Move the category under ``parent_id``, or to the root; the paths of the whole subtree in one statement.

    Raises:
        NotFound: no such category or parent.
        CategoryWouldCircle: the parent is the category itself, or below it.
        InvalidInput: the parent has a child with this name.
    """
    lock_tree()
    there = Category.objects.in_bulk([key for key in (category_id, parent_id) if key])
    category, parent = there.get(category_id), there.get(parent_id) if parent_id else None
    if category is None or (parent_id and parent is None):
        raise NotFound(field="id" if category is None else "parent_id")
    if parent is not None and category_id in parent.path:
        raise CategoryWouldCircle(field="parent_id")
    category.parent = parent
    if problems := category_problems(category):
        raise InvalidInput(problems)
    category.save(update_fields=["parent"])
    _repath(category, above=parent.path if parent else [])
    return category


def _repath(category: Category, *, above: list[uuid.UUID]) -> None:
    path = Category._meta.get_field("path")
    old_depth = len(category.path) - 1
    # path[old_depth + 1:] of each row, which is its path from the moved category on
    below = F("path")[old_depth:]
    moved = Func(Value(above, output_field=path), below, function="array_cat", output_field=path)
    Category.objects.under(category.pk).update(path=moved)
    category.refresh_from_db(fields=["path"])
