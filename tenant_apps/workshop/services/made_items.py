"""Find the items that a job made, and take the new ones into the catalogue."""

import uuid
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, LimitReached, NotFound
from project.field_problems import FieldProblems, field_problems
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.services.create_item import create_item
from tenant_apps.stock.quantity import quantity_problem
from tenant_apps.stock.services.scrap_items import Alloy, scrap_items
from tenant_apps.workshop.job import MAX_LINES, Made

_NOT_OF_SCRAP = {field.name for field in Item._meta.fields} - {"metal", "fineness"}


def made_items(made: Sequence[Made]) -> list[Item]:
    """Return the item of each, in their order.

    Raises:
        InvalidInput: nothing was made, or something that cannot be right.
        NotFound: no such item or category.
        LimitReached: the plan allows no more items.
    """
    if not 0 < len(made) <= MAX_LINES:
        raise InvalidInput({"made": ("RANGE", _("Say what was made, in 1 to %s lines.") % MAX_LINES)})
    there = Item.objects.in_bulk({one.item_id for one in made if one.item_id is not None})
    scrap = _scrap(made)
    items = [_item(one, place, there=there, scrap=scrap) for place, one in enumerate(made)]
    problems: FieldProblems = {}
    for place, (one, item) in enumerate(zip(made, items, strict=True)):
        if problem := quantity_problem(item, one.quantity):
            problems[f"made.{place}.quantity"] = problem
    if problems:
        raise InvalidInput(problems)
    return items


def _scrap(made: Sequence[Made]) -> Mapping[Alloy, Item]:
    alloys = {one.scrap for one in made if one.scrap is not None}
    for place, one in enumerate(made):
        if one.scrap is not None:
            metal, fineness = one.scrap
            kind = Item(metal=metal, fineness=fineness)
            problems = field_problems(kind, exclude=_NOT_OF_SCRAP, under=f"made.{place}")
            if problems:
                raise InvalidInput(problems)
    return scrap_items(alloys=alloys) if alloys else {}


def _item(one: Made, place: int, *, there: Mapping[uuid.UUID, Item], scrap: Mapping[Alloy, Item]) -> Item:
    said = [one.item_id is not None, one.details is not None, one.scrap is not None]
    if sum(said) != 1:
        raise InvalidInput({f"made.{place}": ("NOT_VALID", _("Name an item, a new one, or scrap."))})
    if one.scrap is not None:
        return scrap[one.scrap]
    if one.details is None:
        found = there.get(one.item_id) if one.item_id else None
        if found is None:
            raise NotFound(field=f"made.{place}.item_id")
        return found
    try:
        return create_item(details=one.details)
    except InvalidInput as error:
        raise InvalidInput({f"made.{place}.item.{path}": what for path, what in error.fields.items()}) from error
    except (NotFound, LimitReached) as error:
        error.field = f"made.{place}.item.{error.field}" if error.field else f"made.{place}.item"
        raise
