"""What is wrong with an item, all at once, each at its field. Asks the database nothing: imports use it per row."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems, field_problems
from tenant_apps.catalog.choices import MakingMethod, Tracking
from tenant_apps.catalog.fill_item import carat_weight
from tenant_apps.catalog.models import Item, Stone
from tenant_apps.catalog.translations import translations_problem

MOST_STONES = 200
_DERIVED = ["id", "category", "net_weight", "search_text", "search_grams"]
_NAME_LENGTH = 200

type Problem = tuple[str, tuple[str, str | Promise]]


def item_problems(item: Item, stones: Sequence[Stone]) -> FieldProblems:
    """Return the problems of an item that ``fill_item`` filled; the first one of a field stays."""
    problems = field_problems(item, exclude=_DERIVED)
    for position, stone in enumerate(stones[:MOST_STONES]):
        problems |= field_problems(stone, exclude=["id", "item"], under=f"stones.{position}")
    if any(path.startswith("stones.") or path.endswith("_weight") for path in problems):
        return problems  # sums of impossible numbers say nothing
    for path, problem in (*_of_item(item), *_of_weights(item, stones)):
        problems.setdefault(path, problem)
    return problems


def _of_item(item: Item) -> Iterator[Problem]:
    if problem := translations_problem(item.name_translations, longest=_NAME_LENGTH):
        yield "name_translations", problem
    if item.metal and item.fineness is None:
        yield "fineness", ("REQUIRED", _("Metal needs its fineness."))
    if item.fineness is not None and not item.metal:
        yield "metal", ("REQUIRED", _("A fineness needs its metal."))
    if item.huid and item.tracking != Tracking.PIECE:
        yield "huid", ("NOT_ONE_PIECE", _("Only one unique piece has a HUID."))
    is_percent = item.making_method in (MakingMethod.PERCENT_OF_METAL, MakingMethod.PERCENT_OF_RATE_WEIGHT)
    if is_percent and not Decimal(-100) <= item.making_amount <= Decimal(1000):
        yield "making_amount", ("OUT_OF_RANGE", _("Per cent from −100 to 1000."))


def _of_weights(item: Item, stones: Sequence[Stone]) -> Iterator[Problem]:
    if len(stones) > MOST_STONES:
        yield "stones", ("TOO_MANY", _("At most %d stones; put those that are alike together.") % MOST_STONES)
    if item.tracking == Tracking.WEIGHT:
        if item.gross_weight or item.stone_weight:
            yield "gross_weight", ("NO_UNIT_WEIGHT", _("What is tracked by weight has no weight of one piece."))
        if stones:
            yield "stones", ("NO_UNIT_WEIGHT", _("What is tracked by weight has no stones of one piece."))
    elif item.stone_weight < carat_weight(list(stones)):
        yield "stone_weight", ("LESS_THAN_CARATS", _("The stones weigh more than this by their carats."))
    elif item.net_weight < 0:
        yield "stone_weight", ("HEAVIER_THAN_PIECE", _("Stones and other parts weigh more than the whole piece."))
