"""The lock order of stock: catalogue, item, then levels by branch and item, in which order their trigger follows."""

import functools
import operator
import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from tenant_apps.stock.models import Level
from tenant_apps.stock.valuation import Held, Place


def lock_levels(places: Iterable[Place]) -> dict[Place, Held]:
    """Lock the levels of these places in one statement; return what is there, nothing where no level is."""
    wanted = set(places)
    held = {place: Held() for place in wanted}
    if not wanted:
        return held
    items_of: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for branch_id, item_id in wanted:
        items_of[branch_id].append(item_id)
    these = functools.reduce(
        operator.or_, (Q(branch_id=branch_id, item_id__in=item_ids) for branch_id, item_ids in items_of.items())
    )
    return held | _locked(these)


def lock_levels_of(item_id: uuid.UUID) -> dict[Place, Held]:
    """Lock what all branches have of an item and return it."""
    return _locked(Q(item_id=item_id))


def _locked(these: Q) -> dict[Place, Held]:
    levels = Level.objects.filter(these).order_by("branch_id", "item_id").select_for_update()
    return {
        (branch_id, item_id): Held(*held)
        for branch_id, item_id, *held in levels.values_list(
            "branch_id", "item_id", "quantity", "fine_weight", "cost", "reserved"
        )
    }
