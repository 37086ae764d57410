"""What the groups of the stock are called."""

from collections.abc import Iterable

from django.utils.translation import get_language

from tenant_apps.branches.models import Branch
from tenant_apps.catalog.models import Category
from tenant_apps.stock.choices import StockGroup, StockPlace
from tenant_apps.stock.held import GroupOf


def group_names(by: StockGroup, keys: Iterable[GroupOf]) -> dict[GroupOf, str]:
    """Return the names of these groups in the language that is active; empty for what belongs to none."""
    wanted = [key for key in keys if key is not None]
    names: dict[GroupOf, str] = {None: ""}
    if by == StockGroup.BRANCH:
        names |= dict(Branch.objects.filter(pk__in=wanted).values_list("pk", "name"))
    elif by == StockGroup.CATEGORY:
        found = Category.objects.only("name", "name_translations").in_bulk(wanted)
        names |= {key: category.name_in(get_language() or "") for key, category in found.items()}
    elif by == StockGroup.PLACE:
        names |= {key: str(StockPlace(str(key)).label) for key in wanted}
    return names
