"""How many prices change at once: what to change, of which items, and by how much. Pure, no database."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, localcontext

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems
from tenant_apps.catalog.choices import MakingMethod
from tenant_apps.pricing.bounds import MAX_MONEY
from tenant_apps.pricing.rounding import round_money
from tenant_apps.pricing.units import WORKING_PRECISION

SMALLEST_STEP = Decimal("0.0001")
LEAST_PERCENT, MOST_PERCENT = -100, 1000


class RepricedAmount(TextChoices):
    """Which amount of an item changes; what follows the rate by itself needs no repricing."""

    FIXED_PRICE = "FIXED_PRICE", _("Fixed price")
    MAKING = "MAKING", _("Making charge in money")


class RepricingMethod(TextChoices):
    """PERCENT: by ``percent``. METAL: by what the metal's value moved since then; fixed prices only."""

    PERCENT = "PERCENT", _("By a percentage")
    METAL = "METAL", _("By the change of the metal's rate")


@dataclass(frozen=True, kw_only=True)
class Repricing:
    """``step`` is the amount (in the shop's currency) that new prices are multiples of."""

    amount: RepricedAmount
    method: RepricingMethod
    step: Decimal
    percent: Decimal = Decimal(0)
    category_id: uuid.UUID | None = None
    item_class: str | None = None
    metal: str | None = None
    since: datetime | None = None

    def problems(self) -> FieldProblems:
        """Return what cannot be right, by field."""
        problems: FieldProblems = {}
        if not SMALLEST_STEP <= self.step <= MAX_MONEY or self.step != round(self.step, 4):
            problems["step"] = ("RANGE", _("New prices can only be rounded to a positive amount."))
        if self.method == RepricingMethod.PERCENT and not (
            LEAST_PERCENT <= self.percent <= MOST_PERCENT and self.percent
        ):
            problems["percent"] = ("RANGE", _("Say by how many percent, between -100 and 1000."))
        if self.method == RepricingMethod.METAL:
            if self.amount != RepricedAmount.FIXED_PRICE:
                problems["amount"] = ("NOT_VALID", _("Only fixed prices can follow the metal."))
            if self.since is None:
                problems["since"] = ("REQUIRED", _("Say since when the rate has moved."))
        return problems


@dataclass(frozen=True, kw_only=True, slots=True)
class PricedItem:
    """What repricing needs of an item: the amount that changes, and grams of fine metal in one unit."""

    id: uuid.UUID
    sku: str
    name: str
    metal: str
    fine_weight: Decimal
    old: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPrice:
    item: PricedItem
    new: Decimal


MONEY_MAKING = (MakingMethod.PER_GRAM, MakingMethod.PER_PIECE)


def new_price(item: PricedItem, *, repricing: Repricing, moved: Mapping[str, Decimal]) -> NewPrice:
    """Return the item's new amount, never below zero. ``moved`` is the change of a fine gram's rate, by metal."""
    if repricing.method == RepricingMethod.PERCENT:
        return NewPrice(item=item, new=raised(item.old, by=repricing.percent, step=repricing.step))
    with localcontext(prec=WORKING_PRECISION):
        exact = item.old + item.fine_weight * moved.get(item.metal, Decimal(0))
        return NewPrice(item=item, new=max(Decimal(0), round_money(exact, step=repricing.step)))


def raised(old: Decimal, *, by: Decimal, step: Decimal) -> Decimal:
    """Return ``old`` raised ``by`` so many per cent (negative lowers), as a multiple of ``step``."""
    with localcontext(prec=WORKING_PRECISION):
        return round_money(old * (100 + by) / 100, step=step)
