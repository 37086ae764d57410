"""What the groups of the stock are called."""

import uuid
from collections.abc import Iterable

from django.utils.translation import get_language

from tenant_apps.branches.models import Branch
from tenant_apps.catalog.models import Category
from tenant_apps.stock.choices import StockGroup


def group_names(by: StockGroup, keys: Iterable[uuid.UUID | None]) -> dict[uuid.UUID | None, str]:
    """Return the names of these groups in the language that is active; empty for what belongs to none."""
    wanted = [key for key in keys if key is not None]
    names: dict[uuid.UUID | None, str] = {None: ""}
    if by == StockGroup.BRANCH:
        names |= dict(Branch.objects.filter(pk__in=wanted).values_list("pk", "name"))
    elif by == StockGroup.CATEGORY:
        found = Category.objects.only("name", "name_translations").in_bulk(wanted)
        names |= {key: category.name_in(get_language() or "") for key, category in found.items()}
    return names
