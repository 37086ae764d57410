"""Give a category another name."""

import uuid
from collections.abc import Mapping

from django.db import transaction

from project.errors import InvalidInput, NotFound
from tenant_apps.catalog.models import Category
from tenant_apps.catalog.normalise import one_line
from tenant_apps.catalog.services.tree import category_problems, lock_tree
from tenant_apps.catalog.translations import clean_translations


@transaction.atomic
def rename_category(*, category_id: uuid.UUID, name: str, name_translations: Mapping[str, str]) -> Category:
    """Change the names of the category.

    Raises:
        NotFound: no such category.
        InvalidInput: the name cannot be right, or a sibling has it.
    """
    lock_tree()
    category = Category.objects.filter(pk=category_id).first()
    if category is None:
        raise NotFound(field="id")
    category.name, category.name_translations = one_line(name), clean_translations(name_translations)
    if problems := category_problems(category):
        raise InvalidInput(problems)
    category.save(update_fields=["name", "name_translations"])
    return category
