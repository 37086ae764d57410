"""From codes to items: what was read, added up, and whether so much of it can be."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems, has_control_characters
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.catalog.normalise import code_of
from tenant_apps.counts.choices import CountScope
from tenant_apps.counts.found import MOST_CODES, Entry, Found
from tenant_apps.counts.models import StockCount
from tenant_apps.counts.selectors.items_of_codes import items_of_codes
from tenant_apps.stock.quantity import quantity_problem

_LONGEST = 60
_MOST_PROBLEMS = 50
_MOST_OF_A_CODE = Decimal(10) ** 6

type _Problem = tuple[str, tuple[str, str | Promise]]
"""Field, then code and message."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """What a list of entries says about items, and about codes that nobody knows."""

    items: Mapping[uuid.UUID, Item]
    founds: Sequence[Found]
    unknown: Mapping[str, Decimal]


def resolve_entries(count: StockCount, entries: Sequence[Entry], *, or_nothing: bool = False) -> Resolved:
    """Return what the entries mean in this count: each item once, a piece at most as one. One statement.

    ``or_nothing``: zero may be said too, that it was looked for and is not there.

    Raises:
        InvalidInput: there are too many, or one is no code or no quantity of its item (entries.N.code, .quantity).
    """
    if not 0 < len(entries) <= MOST_CODES:
        raise InvalidInput({"entries": ("BAD_COUNT", _("From 1 to %s codes at once.") % MOST_CODES)})
    codes = [code_of(entry.code) for entry in entries]
    items = items_of_codes(set(codes))
    quantities: dict[Item, Decimal] = defaultdict(Decimal)
    unknown: dict[str, Decimal] = defaultdict(Decimal)
    problems: FieldProblems = {}
    for number, (code, entry) in enumerate(zip(codes, entries, strict=True)):
        item = items.get(code)
        if problem := _problem(code, entry, item, or_nothing=or_nothing):
            field, told = problem
            problems[f"entries.{number}.{field}"] = told
        elif item is None:
            unknown[code] += entry.quantity
        else:
            quantities[item] += entry.quantity
    if problems:
        raise InvalidInput(dict(list(problems.items())[:_MOST_PROBLEMS]))
    founds = [
        Found(item_id=item.pk, quantity=_at_most_one(item, quantity), is_in_scope=_is_in_scope(count, item))
        for item, quantity in quantities.items()
    ]
    return Resolved(items={item.pk: item for item in quantities}, founds=founds, unknown=unknown)


def _problem(code: str, entry: Entry, item: Item | None, *, or_nothing: bool) -> _Problem | None:
    if not 0 < len(code) <= _LONGEST or has_control_characters(code):
        return "code", ("NOT_A_CODE", _("A code has 1 to %s characters.") % _LONGEST)
    if or_nothing and entry.quantity == 0 and item is not None:
        return None
    if not 0 < entry.quantity <= _MOST_OF_A_CODE:
        return "quantity", ("IMPOSSIBLE_VALUE", _("More than zero, and at most a million."))
    if item is None:
        return None
    # A piece that was read several times is one piece.
    quantity = min(entry.quantity, Decimal(1)) if item.tracking == Tracking.PIECE else entry.quantity
    problem = quantity_problem(item, quantity)
    return ("quantity", problem) if problem else None


def _at_most_one(item: Item, quantity: Decimal) -> Decimal:
    return min(quantity, Decimal(1)) if item.tracking == Tracking.PIECE else quantity


def _is_in_scope(count: StockCount, item: Item) -> bool:
    """The lines of a tray are there from its beginning: what is added later is not part of it."""
    if count.scope == CountScope.CATEGORY:
        return item.category is not None and count.category_id in item.category.path
    return count.scope == CountScope.BRANCH
