"""Add a category to the tree."""

import uuid
from collections.abc import Mapping

from django.db import transaction

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.services import once
from tenant_apps.catalog.models import Category
from tenant_apps.catalog.normalise import one_line
from tenant_apps.catalog.services.tree import category_problems, lock_tree
from tenant_apps.catalog.translations import clean_translations


@transaction.atomic
def create_category(
    *,
    idempotency_key: uuid.UUID,
    name: str,
    name_translations: Mapping[str, str] | None = None,
    parent_id: uuid.UUID | None = None,
) -> Category:
    """Write the category under its parent, or at the root, after its siblings.

    Raises:
        NotFound: no such parent.
        InvalidInput: the name cannot be right, or a sibling has it.
        IdempotencyKeyReused: the key came with other content.
    """
    content = {"name": name, "name_translations": dict(name_translations or {}), "parent": parent_id}

    def write() -> uuid.UUID:
        lock_tree()
        parent = Category.objects.filter(pk=parent_id).first() if parent_id else None
        if parent_id and parent is None:
            raise NotFound(field="parent_id")
        translations = clean_translations(name_translations or {})
        category = Category(name=one_line(name), name_translations=translations, parent=parent)
        category.path = [*(parent.path if parent else []), category.pk]
        category.position = Category.objects.filter(parent=parent).count()
        if problems := category_problems(category):
            raise InvalidInput(problems)
        category.save(force_insert=True)
        return category.pk

    category_id, _ = once(key=idempotency_key, use_case="create_category", content=content, write=write)
    return Category.objects.get(pk=category_id)
