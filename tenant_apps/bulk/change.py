"""What becomes of an item in an edit of many. Pure, no database."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems
from tenant_apps.bulk.choices import AmountMethod, EditedColumn
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.bounds import MAX_MONEY
from tenant_apps.pricing.repricing import LEAST_PERCENT, MOST_PERCENT, SMALLEST_STEP, raised

AMOUNTS = (
    EditedColumn.MAKING_AMOUNT,
    EditedColumn.WASTAGE_PERCENT,
    EditedColumn.EXTRA_CHARGE,
    EditedColumn.FIXED_PRICE,
    EditedColumn.LOW_STOCK_AT,
)
CAN_BE_EMPTY = (EditedColumn.CATEGORY, EditedColumn.FIXED_PRICE, EditedColumn.LOW_STOCK_AT)
MAKING = EditedColumn.MAKING_AMOUNT.value

type Problem = tuple[str, str | Promise]


@dataclass(frozen=True, kw_only=True)
class AmountChange:
    """``value`` is in the unit of the column (money, per cent, grams or pieces) or, for PERCENT, a percentage.

    What PERCENT makes is rounded to a multiple of ``step``.
    """

    method: AmountMethod
    value: Decimal
    step: Decimal = SMALLEST_STEP

    def applied_to(self, old: Decimal | None) -> Decimal | None:
        """Return the new amount, or None where there is nothing to add to."""
        if self.method == AmountMethod.SET:
            return self.value
        if old is None:
            return None
        return old + self.value if self.method == AmountMethod.ADD else raised(old, by=self.value, step=self.step)

    def problems(self, column: str) -> Iterator[tuple[str, Problem]]:
        if self.method == AmountMethod.PERCENT:
            if not LEAST_PERCENT <= self.value <= MOST_PERCENT or not self.value:
                yield f"{column}.value", ("RANGE", _("Say by how many percent, between -100 and 1000."))
            if not SMALLEST_STEP <= self.step <= MAX_MONEY or self.step != round(self.step, 4):
                yield f"{column}.step", ("RANGE", _("New prices can only be rounded to a positive amount."))
        elif abs(self.value) > MAX_MONEY or self.value != round(self.value, 4):
            yield f"{column}.value", ("RANGE", _("This is too large, or has more than four decimals."))


@dataclass(frozen=True, kw_only=True)
class ItemChange:
    """What an edit says; None and what is absent stay as they are. ``amounts`` are by column, ``emptied`` columns.

    ``making_of`` lets only items through whose making charge is reckoned so: 5 more is money to some, per cent to
    others.
    """

    category_id: uuid.UUID | None = None
    item_class: str | None = None
    is_active: bool | None = None
    making_method: str | None = None
    making_of: str | None = None
    amounts: Mapping[str, AmountChange] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Return the columns that change, in one order."""
        plain = {"category_id", "item_class", "is_active", "making_method"}
        said = {name for name in plain if getattr(self, name) is not None} | {*self.amounts, *self.emptied}
        return [column.value for column in EditedColumn if column.value in said]

    def problems(self) -> FieldProblems:
        """Return what cannot be right, by field."""
        problems: FieldProblems = {}
        for column, change in self.amounts.items():
            problems |= dict(change.problems(column))
        if not self.columns:
            problems["edit"] = "REQUIRED", _("Say what should change.")
        if any(name in self.amounts or (name == "category_id" and self.category_id) for name in self.emptied):
            problems["emptied"] = "NOT_VALID", _("What is emptied cannot have a value as well.")
        if any(name not in CAN_BE_EMPTY for name in self.emptied):
            problems["emptied"] = "NOT_VALID", _("This cannot be empty.")
        if self.item_class == ItemClass.SCRAP:
            problems["item_class"] = "SCRAP_IS_BOUGHT", _("Scrap comes into the catalogue when it is bought.")
        return problems | dict(self._making_problems())

    def _making_problems(self) -> Iterator[tuple[str, Problem]]:
        making = self.amounts.get(MAKING)
        if self.making_method is not None:
            if making is None:
                yield f"{MAKING}.value", ("REQUIRED", _("Another way to reckon needs another amount."))
            elif making.method != AmountMethod.SET:
                yield f"{MAKING}.method", ("NOT_VALID", _("The old amount is of another kind: say the new one."))
        elif making is not None and making.method != AmountMethod.PERCENT and self.making_of is None:
            yield "making_of", ("REQUIRED", _("Say of which making charges: per gram, per piece or per cent."))

    def applied_to(self, item: Item) -> tuple[dict[str, Any], FieldProblems]:
        """Return the new values of the columns that change, or why this item cannot change so."""
        if self.making_of is not None and item.making_method != self.making_of:
            return {}, {"making_amount": ("OTHER_METHOD", _("The making charge is reckoned in another way."))}
        plain = {name: getattr(self, name) for name in ("category_id", "item_class", "is_active", "making_method")}
        new: dict[str, Any] = {name: value for name, value in plain.items() if value is not None}
        new |= dict.fromkeys(self.emptied)
        problems: FieldProblems = {}
        for column, change in self.amounts.items():
            new[column] = change.applied_to(getattr(item, column))
            if new[column] is None:
                problems[column] = "NO_AMOUNT", _("There is no amount that could grow.")
        return new, problems
