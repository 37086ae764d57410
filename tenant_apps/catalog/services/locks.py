"""Lock items: whoever adds to one of them, or orders what it has, waits here."""

import uuid

from project.errors import NotFound
from tenant_apps.catalog.models import Item


def lock_item(item_id: uuid.UUID) -> Item:
    """Lock the item until the end of the transaction. Stock may move meanwhile: the key is not locked.

    Raises:
        NotFound: there is no such item (field item_id).
    """
    item = Item.objects.select_for_update(no_key=True).filter(pk=item_id).first()
    if item is None:
        raise NotFound(field="item_id")
    return item
