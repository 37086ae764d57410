"""Cells of a file into values of ours and back. An empty cell says nothing: it becomes None."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from import_export.widgets import Widget

from shared_apps.market.choices import Metal
from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.normalise import code_of, latin_digits, normalised, one_line
from tenant_apps.imports.formulas import as_written
from tenant_apps.imports.resources.material import KARATS, material_of
from tenant_apps.imports.resources.numbers import NO_UNITS, ONE, decimal_of
from tenant_apps.imports.resources.refused import CellRefused

_SLASH = re.compile(r"(?<!\\)/")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_KARAT = 24
_SIGNS_OF = {
    "EUR": "€ euro eur", "USD": "$ us$", "GBP": "£", "IRR": "﷼ ریال rial rials", "TRY": "₺ tl", "INR": "₹ rs",
    "AED": "د.إ dh dhs درهم", "SAR": "ر.س sr ریال",
}  # fmt: skip


def _one_each(names: str) -> dict[str, Decimal]:
    return dict.fromkeys(names.split(), ONE)


GRAMS = {
    **_one_each("g gr grs gm gms grm gram grams gramm gramme grammes grammi gramos گرم غ جم غرام جرام г гр"),
    "kg": Decimal(1000),
    "mg": Decimal("0.001"),
    "ct": Decimal("0.2"),
}
CARATS = _one_each("ct cts ctw tcw carat carats karat قیراط кар")
PIECES = _one_each("x pc pcs piece pieces stk stück stueck st pz ud uds adet عدد قطعه шт")
MILLIMETRES = _one_each("mm میلیمتر")
PER_CENT = _one_each("% ٪ pct")
QUANTITIES = PIECES | {name: grams for name, grams in GRAMS.items() if name != "ct"}


class TextWidget(Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return one_line(as_written(value)) or None


class CodeWidget(Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return code_of(as_written(value)) or None


class DecimalWidget(Widget):
    """Digits of any script, with a decimal point or comma, signs that group thousands, and a unit.

    ``units`` says what one of each is of ours.
    """

    def __init__(self, units: Mapping[str, Decimal] = NO_UNITS) -> None:
        super().__init__()
        self._units = units

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return decimal_of(value, units=self._units, comma=kwargs.get("comma", False)) if value else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else format(Decimal(value).normalize() if value else Decimal(0), "f")


class MoneyWidget(DecimalWidget):
    """An amount of the shop's own currency, whose code or sign may stand beside it; tomans are ten rials."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if not value:
            return None
        try:
            return super().clean(value, row, **kwargs)
        except CellRefused:
            units = _units_of(current_tenant().currency)
            return decimal_of(value, units=units, comma=kwargs.get("comma", False))


def _units_of(currency: str) -> Mapping[str, Decimal]:
    signs = [currency.casefold(), *_SIGNS_OF.get(currency, "").split()]
    return dict.fromkeys(signs, ONE) | ({"تومان": Decimal(10), "toman": Decimal(10)} if currency == "IRR" else {})


class WholeWidget(DecimalWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        number = super().clean(value, row, **kwargs)
        if number is not None and number % 1:
            raise CellRefused("NOT_WHOLE", _("This must be a whole number."))
        return None if number is None else int(number)


class FinenessWidget(DecimalWidget):
    """Per mille, or a karat: ``750``, ``18``, ``18k``, ``۱۸ عیار``, ``Au585``. A number up to 24 is a karat."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if not value:
            return None
        named = material_of(value).fineness if _LETTER.search(value) else None
        if named is not None:
            return named
        number = decimal_of(value, comma=kwargs.get("comma", False))
        if not 0 < number <= _MOST_KARAT:
            return number
        if number not in KARATS:
            raise CellRefused("UNKNOWN_KARAT", _("The trade knows no such karat. Write the fineness, such as 750."))
        return KARATS[int(number)]


class ChoiceWidget(Widget):
    """A code of ours, or its name in one of our languages."""

    def __init__(self, choices: Any) -> None:
        super().__init__()
        self._codes: dict[str, str] = {}
        for language in ("fa", "en"):
            with override(language):
                self._codes |= {normalised(str(choice.label)): choice.value for choice in choices}
        self._codes |= {normalised(choice.value): choice.value for choice in choices}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if not value:
            return None
        code = self._codes.get(value) or self._codes.get(normalised(value))
        if code is None:
            raise CellRefused("UNKNOWN", _("This is none of the choices there are."))
        # Files repeat the same spelling in every row.
        self._codes[value] = code
        return code


class MakingWidget(MoneyWidget):
    """Money or per cent, as the method says."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return super().clean(value.strip().removesuffix("%").removesuffix("٪"), row, **kwargs) if value else None


class MetalWidget(ChoiceWidget):
    """A metal by its code or name, or as other programs write it together with its fineness."""

    def __init__(self) -> None:
        super().__init__(Metal)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        try:
            return super().clean(value, row, **kwargs)
        except CellRefused:
            metal = material_of(value).metal
            if metal is None:
                raise
            return metal


class PathWidget(Widget):
    """The names from the root of the tree, with slashes between; a slash in a name has a backslash before it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        parts = _SLASH.split(as_written(value))
        return tuple(name for part in parts if (name := one_line(part.replace("\\/", "/")))) or None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "/".join(name.replace("/", "\\/") for name in value or ())


class MomentWidget(Widget):
    """A date and time; without an offset it is the shop's own time."""

    FORMATS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y", "%Y/%m/%d %H:%M", "%Y/%m/%d")

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self._last: tuple[str, datetime] | None = None

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if not value:
            return None
        # The lines of an invoice follow each other, all with its time.
        if self._last is None or self._last[0] != value:
            self._last = value, self._moment(value)
        return self._last[1]

    def _moment(self, value: str) -> datetime:
        text = latin_digits(value).strip() if not value.isascii() else value.strip()
        moment = self._parsed(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=self._zone)

    def _parsed(self, text: str) -> datetime:
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
        for form in self.FORMATS:
            try:
                return datetime.strptime(text, form)  # noqa: DTZ007  (the caller adds the shop's zone)
            except ValueError:
                continue
        raise CellRefused("NOT_A_TIME", _("This is not a date and time, such as 2026-01-31 14:30."))
