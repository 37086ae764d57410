"""The lock order of stock: levels by branch, then item. The trigger that keeps them follows the same order."""

import functools
import operator
import uuid
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Q

from tenant_apps.stock.models import Level

type Place = tuple[uuid.UUID, uuid.UUID]
"""Branch id, item id."""


def lock_levels(places: Iterable[Place]) -> dict[Place, Decimal]:
    """Lock the levels of these places in one statement; return what is there, zero where no level is."""
    wanted = set(places)
    quantities = dict.fromkeys(wanted, Decimal(0))
    if not wanted:
        return quantities
    items_of: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for branch_id, item_id in wanted:
        items_of[branch_id].append(item_id)
    these = functools.reduce(
        operator.or_, (Q(branch_id=branch_id, item_id__in=item_ids) for branch_id, item_ids in items_of.items())
    )
    levels = Level.objects.filter(these).order_by("branch_id", "item_id").select_for_update()
    quantities.update(
        ((branch_id, item_id), quantity)
        for branch_id, item_id, quantity in levels.values_list("branch_id", "item_id", "quantity")
    )
    return quantities
