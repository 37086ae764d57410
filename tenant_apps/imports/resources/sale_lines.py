"""Lines of sales made elsewhere, in and out."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field

from project.field_problems import has_control_characters
from tenant_apps.imports.mapping import RAW, ROW
from tenant_apps.imports.resources.rows import StreamResource
from tenant_apps.imports.resources.widgets import CodeWidget, DecimalWidget, MomentWidget, TextWidget
from tenant_apps.sales.choices import SaleKind

LONGEST = {"number": 40, "sku": 60, "description": 200, "customer": 190, "country": 100}
FINEST = Decimal("0.0001")
MOST_QUANTITY, MOST_MONEY = Decimal(10) ** 10, Decimal(10) ** 16
_NUMBERED_KIND = re.compile(r"([CA])\d+", re.IGNORECASE)
_KINDS = {"C": SaleKind.REFUND, "A": SaleKind.ADJUSTMENT}


type Problem = tuple[str, tuple[str, str | Promise]]


class SaleLineResource(StreamResource):
    number = Field("sale__number", "number", CodeWidget())
    sku = Field("sku", "sku", CodeWidget())
    description = Field("description", "description", TextWidget())
    quantity = Field("quantity", "quantity", DecimalWidget())
    unit_price = Field("unit_price", "unit_price", DecimalWidget())
    sold_at = Field("sale__sold_at", "sold_at", MomentWidget(ZoneInfo("UTC")))
    customer = Field("sale__customer__name", "customer", TextWidget())
    country = Field(None, "country", TextWidget())

    def __init__(self, *, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["sold_at"].widget = MomentWidget(zone)

    def read(self, row: dict[str, Any]) -> dict[str, Any] | None:
        """Return what the row says, or None after noting why it cannot be a line; what is merely odd is noted too."""
        said, problems = self.values_of(row)
        problems = {name: ("REQUIRED", _("This is missing.")) for name in _NEEDED if name not in said} | problems
        problems = problems or _problems(said)
        if problems:
            for name, (code, message) in problems.items():
                self.log.note(row=row[ROW], field=name, code=code, message=message, cells=row[RAW])
            return None
        said["raw"], said["row"] = hash(tuple(row[RAW])), row[ROW]
        for name, code, message in _oddities(said):
            self.log.remark(row=row[ROW], field=name, code=code, message=message)
        return said


_NEEDED = ("number", "quantity", "unit_price", "sold_at")


def kind_of(number: str) -> SaleKind:
    """Return what a document is by its number: C… is a cancellation, A… an adjustment."""
    named = _NUMBERED_KIND.fullmatch(number)
    return _KINDS[named[1].upper()] if named else SaleKind.SALE


def _problems(said: dict[str, Any]) -> dict[str, tuple[str, str | Promise]]:
    return dict((*_text_problems(said), *_amount_problems(said)))


def _text_problems(said: dict[str, Any]) -> Iterator[Problem]:
    for name, longest in LONGEST.items():
        text = said.get(name, "")
        if len(text) > longest:
            yield name, ("TOO_LONG", _("This has more than %d letters.") % longest)
        elif has_control_characters(text):
            yield name, ("UNUSABLE_CHARACTERS", _("This contains characters that cannot be used."))


def _amount_problems(said: dict[str, Any]) -> Iterator[Problem]:
    quantity, price = said["quantity"], said["unit_price"]
    if not quantity:
        yield "quantity", ("ZERO", _("A line of nothing."))
    elif abs(quantity) >= MOST_QUANTITY or quantity % FINEST:
        yield "quantity", ("OUT_OF_RANGE", _("At most ten digits, and four decimals."))
    elif abs(price) >= MOST_MONEY or abs(quantity * price) >= MOST_MONEY:
        yield "unit_price", ("TOO_LARGE", _("This number is too large."))
    elif quantity * price % FINEST:
        yield "unit_price", ("TOO_PRECISE", _("Quantity times price has more than four decimals."))
    elif price < 0 and kind_of(said["number"]) != SaleKind.ADJUSTMENT:
        yield "unit_price", ("NEGATIVE", _("Only an adjustment (A…) can have a price below zero."))


def _oddities(said: dict[str, Any]) -> list[tuple[str, str, str | Promise]]:
    found: list[tuple[str, str, str | Promise]] = []
    kind = kind_of(said["number"])
    if not said["unit_price"]:
        found.append(("unit_price", "ZERO_PRICE", _("The price is zero.")))
    if said["quantity"] < 0 and kind == SaleKind.SALE:
        found.append(("quantity", "NEGATIVE_QUANTITY", _("A quantity below zero on a document that is no refund.")))
    if said["quantity"] > 0 and kind == SaleKind.REFUND:
        found.append(("quantity", "POSITIVE_ON_REFUND", _("A quantity above zero on a refund.")))
    if "description" not in said:
        found.append(("description", "NO_DESCRIPTION", _("There is no description.")))
    if "customer" not in said:
        found.append(("customer", "NO_CUSTOMER", _("There is no customer.")))
    return found
