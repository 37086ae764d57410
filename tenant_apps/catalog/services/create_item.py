"""Take a new item into the catalogue."""

from django.db import transaction

from project.errors import InvalidInput
from shared_apps.billing.services import check_limit
from shared_apps.plans.choices import Limit
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.catalog.fill_item import fill_item
from tenant_apps.catalog.item_problems import item_problems
from tenant_apps.catalog.kept_problems import kept_problems
from tenant_apps.catalog.models import Item, Stone
from tenant_apps.catalog.services.checks import lock_catalogue, require_category, taken_codes


@transaction.atomic
def create_item(*, details: ItemDetails) -> Item:
    """Write the item and its stones.

    Raises:
        InvalidInput: fields cannot be right, its SKU or barcode is taken, or it is scrap, which comes by buying.
        NotFound: no such category.
        LimitReached: the plan allows no more items.
    """
    lock_catalogue()
    check_limit(limit=Limit.ITEMS, used=Item.objects.count())
    item = Item()
    stones = fill_item(item, details)
    if problems := taken_codes(item) | kept_problems(item, None, has_moved=False) | item_problems(item, stones):
        raise InvalidInput(problems)
    require_category(details.category_id)
    item.save(force_insert=True)
    Stone.objects.bulk_create(stones)
    return item
