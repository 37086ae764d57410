"""Numbers as people of many countries type them, with their units."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _

from tenant_apps.catalog.normalise import latin_digits
from tenant_apps.imports.resources.refused import CellRefused

_PLAIN = re.compile(r"[+-]?\d{1,30}(\.\d{1,20})?")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
_SIGNS = str.maketrans(
    {"٫": ".", "٬": "", "−": "-", "\u200e": "", "\u200f": "", " ": "", "\u00a0": "", "\u202f": "", "'": "", "’": ""}
)
_WITH_UNIT = re.compile(r"([^\d+\-.,]*)([+-]?\d[\d.,/]*?)\.?([^\d.,/]+?\.?)?")
ONE = Decimal(1)
NO_UNITS: Mapping[str, Decimal] = {}


def decimal_of(text: str, *, units: Mapping[str, Decimal] = NO_UNITS, comma: bool = False) -> Decimal:
    """Return the number that a person wrote, in our unit: ``units`` say what one of theirs is of ours.

    ``comma`` is true where the other cells of the column have a comma before their decimals.

    Raises:
        CellRefused: it is none, is of a unit that is not known here, or can be read in two ways.
    """
    factor = ONE
    if not _PLAIN.fullmatch(text) or not text.isascii() or comma:
        text = latin_digits(text).translate(_SIGNS)
        if units:
            text, factor = _without_unit(text, units)
        text = _separated(text, comma=comma)
    try:
        return Decimal(text) * factor if factor != ONE else Decimal(text)
    except InvalidOperation as error:
        raise CellRefused("NOT_A_NUMBER", _("This is not a number.")) from error


def _without_unit(text: str, units: Mapping[str, Decimal]) -> tuple[str, Decimal]:
    found = _WITH_UNIT.fullmatch(text)
    unit = (found[1] or found[3] or "").casefold().rstrip(".") if found else ""
    if not found or not unit or (found[1] and found[3]):
        return text, ONE
    if unit not in units:
        raise CellRefused("UNKNOWN_UNIT", _("This unit is not known here. Write the number alone."))
    return found[2], units[unit]


def _separated(text: str, *, comma: bool) -> str:
    """Return the number with a point before its decimals; "" where it is none.

    Of two kinds of sign the last is before the decimals, a repeated one groups thousands.

    Raises:
        CellRefused: one sign before three digits, and not the one that is before decimals elsewhere in the column, may
            be either, and a guess would be wrong a thousandfold.
    """
    point_at, comma_at = text.rfind("."), text.rfind(",")
    if comma_at >= 0 and point_at >= 0:
        text = text.replace(",", "") if point_at > comma_at else text.replace(".", "").replace(",", ".")
    elif text.count(",") > 1 or text.count(".") > 1:
        text = text.replace(",", "").replace(".", "")
    elif (_THOUSANDS if comma else _EITHER).fullmatch(text):
        raise CellRefused(
            "AMBIGUOUS_NUMBER", _("This can be read in two ways. Write it with a point, or without signs.")
        )
    else:
        # Persian hands write 4/25 for four and a quarter.
        text = text.replace(",", ".").replace("/", ".")
    return text if _PLAIN.fullmatch(text) else ""


_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def has_decimal_comma(cells: Iterable[str]) -> bool | None:
    """Return whether numbers have a comma before their decimals; None where the cells do not tell, or contradict.

    What can be read in two ways tells nothing: ``4,250`` is four and a quarter or four thousand.
    """
    told: Counter[str] = Counter()
    for cell in cells:
        found = _NUMBER.search(latin_digits(cell))
        if found and (sign := _decimal_sign(found[0])):
            told[sign] += 1
    return "," in told if len(told) == 1 else None


def _decimal_sign(number: str) -> str | None:
    point_at, comma_at = number.rfind("."), number.rfind(",")
    if point_at >= 0 and comma_at >= 0:
        return "." if point_at > comma_at else ","
    if number.count(",") > 1 or (point_at >= 0 and number.count(".") == 1 and not _THOUSANDS.fullmatch(number)):
        return "."
    if number.count(".") > 1 or (comma_at >= 0 and not _EITHER.fullmatch(number)):
        return ","
    return None
