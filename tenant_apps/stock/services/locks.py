"""The lock order of stock: catalogue, item, then levels by branch, item and place, in which their trigger follows."""

import functools
import operator
import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from tenant_apps.stock.models import Level
from tenant_apps.stock.move import LevelKey
from tenant_apps.stock.valuation import Held


def lock_levels(keys: Iterable[LevelKey]) -> dict[LevelKey, Held]:
    """Lock these levels in one statement; return what is there, nothing where no level is."""
    wanted = set(keys)
    held = {key: Held() for key in wanted}
    if not wanted:
        return held
    items_of: dict[tuple[uuid.UUID, str], list[uuid.UUID]] = defaultdict(list)
    for branch_id, item_id, place in wanted:
        items_of[branch_id, place].append(item_id)
    these = functools.reduce(
        operator.or_,
        (
            Q(branch_id=branch_id, place=place, item_id__in=item_ids)
            for (branch_id, place), item_ids in items_of.items()
        ),
    )
    return held | _locked(these)


def lock_levels_of(item_id: uuid.UUID) -> dict[LevelKey, Held]:
    """Lock what all branches have of an item, wherever it is, and return it."""
    return _locked(Q(item_id=item_id))


def _locked(these: Q) -> dict[LevelKey, Held]:
    levels = Level.objects.filter(these).order_by("branch_id", "item_id", "place").select_for_update()
    return {
        (branch_id, item_id, place): Held(*held)
        for branch_id, item_id, place, *held in levels.values_list(
            "branch_id", "item_id", "place", "quantity", "fine_weight", "cost", "reserved"
        )
    }
