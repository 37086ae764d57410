"""One row of a file on its way to be an item."""

import uuid
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, cast

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems
from project.identifiers import uuid7
from tenant_apps.catalog.choices import ItemClass, StoneKind
from tenant_apps.catalog.details import ItemDetails, StoneDetails
from tenant_apps.catalog.fill_item import fill_item
from tenant_apps.catalog.item_problems import item_problems
from tenant_apps.catalog.kept_problems import Kept
from tenant_apps.catalog.models import Item, Stone
from tenant_apps.stock.corrections import worth_of
from tenant_apps.stock.quantity import quantity_problem

STONE = {
    "stone_carat": "carat", "stone_kind": "kind", "stone_count": "count", "stone_cut": "cut", "stone_colour": "colour",
    "stone_clarity": "clarity", "stone_length": "length_mm", "stone_width": "width_mm", "stone_depth": "depth_mm",
    "stone_price": "price", "certificate_lab": "certificate_lab", "certificate_number": "certificate_number",
}  # fmt: skip
OURS = {name: field for field, name in STONE.items()}
DIMENSIONS = ("stone_length", "stone_width", "stone_depth")
# A diamond of 30 mm weighs a hundred carats; there are a handful in the world, and they do not come in lists.
LONGEST_MM = {StoneKind.DIAMOND.value: Decimal(30)}
LONGEST_OTHER_MM = Decimal(200)
_PLAIN = (
    "barcode", "name", "item_class", "tracking", "metal", "fineness", "gross_weight", "stone_weight", "making_method",
    "making_amount", "wastage_percent", "extra_charge", "fixed_price", "unit_cost", "low_stock_at",
)  # fmt: skip
# All values by position: Django then asks no field for its default, which takes as long as all the rest.
_BLANK: list[Any] = [field.get_default() for field in Item._meta.concrete_fields][2:]
_COMPARED = tuple(part.name for part in fields(ItemDetails) if part.name != "stones")
_STONE_COMPARED = tuple(part.name for part in fields(StoneDetails))


class ItemDraft:
    """A new item, or one that is ``there`` with what the row changes of it."""

    def __init__(self, sku: str, there: Item | None) -> None:
        self.is_new = there is None
        self.item = there or Item(*cast("Any", (uuid7(), sku, *_BLANK)))
        self.stones: list[Stone] = []
        self.stones_change = False
        self.was = Kept.of(there) if there else None
        self.worth_before = worth_of(there) if there else None
        self.quantity: Decimal | None = None
        """What the branch should have; None where the row does not say."""
        self.changes: dict[str, Any] = {}

    def fill(self, said: dict[str, Any], *, category_id: uuid.UUID | None) -> FieldProblems:
        """Set what the row says and return what is wrong with it."""
        problems = _problems_of(said)
        there = [] if self.is_new else list(self.item.stones.all())
        stone, stone_problem = _stone_of(said, there)
        if stone_problem:
            problems["stone_carat"] = stone_problem
        if problems:
            return problems
        before = {} if self.is_new else {name: getattr(self.item, name) for name in _COMPARED}
        stones_before = [_content(each) for each in there]
        keeps = stone is None or stones_before == [_content(stone)]
        details = self._details(said, category_id, before, (stone,) if stone else tuple(map(_details_of, there)), keeps)
        self.stones = fill_item(self.item, details)
        self.stones_change = [_content(each) for each in self.stones] != stones_before
        problems = {OURS.get(path.removeprefix("stones.0."), path): found for path, found in self._check(said).items()}
        if not problems:
            self._compare(before)
        return problems

    def _details(
        self,
        said: dict[str, Any],
        category_id: uuid.UUID | None,
        before: dict[str, Any],
        stones: tuple[StoneDetails, ...],
        keeps: bool,  # noqa: FBT001
    ) -> ItemDetails:
        values = before | {name: said[name] for name in _PLAIN if name in said}
        values["sku"] = self.item.sku
        if category_id:
            values["category_id"] = category_id
        if "name_fa" in said:
            values["name_translations"] = before.get("name_translations", {}) | {"fa": said["name_fa"]}
        if "net_weight" in said and "stone_weight" not in said:
            values["stone_weight"] = values.get("gross_weight", Decimal(0)) - said["net_weight"]
        elif not keeps and "stone_weight" not in said:
            values["stone_weight"] = Decimal(0)  # as much as the stones weigh
        if not keeps and "gross_weight" not in said and values.get("item_class") == ItemClass.LOOSE_STONE:
            values["gross_weight"] = Decimal(0)
        return ItemDetails(**{"name": "", **values}, stones=stones)

    def _check(self, said: dict[str, Any]) -> FieldProblems:
        item = self.item
        problems = item_problems(item, self.stones)
        net = said.get("net_weight")
        if net is not None and item.net_weight != net:
            problems.setdefault("net_weight", ("NOT_THE_REST", _("Gross less stones and other parts is not this.")))
        self.quantity = said.get("quantity")
        is_weighed = not any(path.endswith("_weight") for path in problems)
        if self.quantity and is_weighed and (problem := quantity_problem(item, self.quantity)):
            problems["quantity"] = problem
        return problems

    def _compare(self, before: dict[str, Any]) -> None:
        for name in _COMPARED:
            value = getattr(self.item, name)
            if self.is_new or value != before[name]:
                self.changes[name] = value if self.is_new else [before[name], value]
        if self.stones_change and not self.is_new:
            self.changes["stones"] = [str(stone) for stone in self.stones]


def _problems_of(said: dict[str, Any]) -> dict[str, tuple[str, str | Promise]]:
    longest = LONGEST_MM.get(said.get("stone_kind", StoneKind.DIAMOND), LONGEST_OTHER_MM)
    problems: dict[str, tuple[str, str | Promise]] = {}
    for name in DIMENSIONS:
        millimetres = said.get(name)
        if millimetres is None:
            continue
        if millimetres <= 0:
            problems[name] = "NOT_A_DIMENSION", _("A stone is longer than zero millimetres.")
        elif millimetres > longest:
            problems[name] = "NOT_A_DIMENSION", _("No stone of this kind is longer than %d mm.") % longest
    return problems


def _stone_of(said: dict[str, Any], there: list[Stone]) -> tuple[StoneDetails | None, tuple[str, str | Promise] | None]:
    """Return the stone that the row tells of, or None; or what is wrong with it."""
    told = {STONE[name]: value for name, value in said.items() if name in STONE}
    if not told.keys() - {"kind", "count"}:
        return None, None
    if len(there) > 1:
        return None, ("SEVERAL_STONES", _("This item has several kinds of stones. Change them one by one."))
    if not there and "carat" not in told:
        return None, ("REQUIRED", _("A stone needs its carats."))
    return (replace(_details_of(there[0]), **told) if there else StoneDetails(**told)), None


def _details_of(stone: Stone) -> StoneDetails:
    return StoneDetails(**{name: getattr(stone, name) for name in _STONE_COMPARED})


def _content(stone: Stone | StoneDetails) -> tuple[Any, ...]:
    return tuple([getattr(stone, name) for name in _STONE_COMPARED])
