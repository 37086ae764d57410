"""Cells of a file into values of ours and back. An empty cell says nothing: it becomes None."""

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from import_export.widgets import Widget

from tenant_apps.catalog.normalise import code_of, latin_digits, normalised, one_line
from tenant_apps.imports.formulas import as_written
from tenant_apps.pricing.fineness import FINENESS_OF_KARAT

_PLAIN = re.compile(r"[+-]?\d{1,30}(\.\d{1,20})?")
_KARAT = re.compile(r"(\d{1,2}) ?(k|kt|ct|karat|carat|عیار)")
_SLASH = re.compile(r"(?<!\\)/")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_SIGNS = str.maketrans({"٫": ".", "٬": "", "−": "-", "\u200e": "", "\u200f": "", " ": "", "\u00a0": "", "\u202f": ""})
_MOST_KARAT = 24


class CellRefused(ValueError):
    """A cell cannot be what its field needs."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code, self.message = code, message


class TextWidget(Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return one_line(as_written(value)) or None


class CodeWidget(Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return code_of(as_written(value)) or None


class DecimalWidget(Widget):
    """Digits of any script, with a decimal point or comma and signs that group thousands."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return decimal_of(value) if value else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else format(Decimal(value).normalize() if value else Decimal(0), "f")


class WholeWidget(DecimalWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        number = super().clean(value, row)
        if number is not None and number % 1:
            raise CellRefused("NOT_WHOLE", _("This must be a whole number."))
        return None if number is None else int(number)


class FinenessWidget(DecimalWidget):
    """Per mille, or a karat: ``750``, ``18``, ``18k``, ``۱۸ عیار``. A number up to 24 is a karat."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if not value:
            return None
        named = _KARAT.fullmatch(normalised(value))
        number = Decimal(named[1]) if named else decimal_of(value)
        if not named and not 0 < number <= _MOST_KARAT:
            return number
        if number not in FINENESS_OF_KARAT:
            raise CellRefused("UNKNOWN_KARAT", _("The trade knows no such karat. Write the fineness, such as 750."))
        return FINENESS_OF_KARAT[int(number)]


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


def decimal_of(text: str) -> Decimal:
    """Return the number that a person wrote.

    Raises:
        CellRefused: it is none.
    """
    if not _PLAIN.fullmatch(text) or not text.isascii():
        text = _separated(latin_digits(text).translate(_SIGNS))
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise CellRefused("NOT_A_NUMBER", _("This is not a number.")) from error


def _separated(text: str) -> str:
    """Return the number with a point before its decimals; "" where it is none.

    Of two kinds of sign the last is before the decimals, a repeated one groups thousands.

    Raises:
        CellRefused: one comma before three digits may be either, and a guess would be wrong a thousandfold.
    """
    point, comma = text.rfind("."), text.rfind(",")
    if comma >= 0 and point >= 0:
        text = text.replace(",", "") if point > comma else text.replace(".", "").replace(",", ".")
    elif text.count(",") > 1 or text.count(".") > 1:
        text = text.replace(",", "").replace(".", "")
    elif _EITHER.fullmatch(text):
        raise CellRefused(
            "AMBIGUOUS_NUMBER", _("This can be read in two ways. Write it with a point, or without signs.")
        )
    else:
        # Persian hands write 4/25 for four and a quarter.
        text = text.replace(",", ".").replace("/", ".")
    return text if _PLAIN.fullmatch(text) else ""
