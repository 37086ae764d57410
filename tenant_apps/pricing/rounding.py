"""The one place where money is rounded."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from types import MappingProxyType

from babel.numbers import get_currency_precision

from tenant_apps.pricing.units import WORKING_PRECISION


class RoundingMode(StrEnum):
    """Which way a half (or, for DOWN, any remainder) goes; the values are those of ``decimal``."""

    HALF_UP = ROUND_HALF_UP
    HALF_EVEN = ROUND_HALF_EVEN
    DOWN = ROUND_DOWN


# CLDR shows the Rial without decimals; ISO 4217 and the books reckon it to two, and bills round the total instead.
_ISO_PLACES: Mapping[str, int] = MappingProxyType({"IRR": 2})


def minor_unit(currency: str) -> Decimal:
    """Return the smallest amount of a currency that is written down, such as 0.01."""
    places = _ISO_PLACES.get(currency, get_currency_precision(currency))
    return Decimal(1).scaleb(-places)


def round_money(amount: Decimal, *, step: Decimal, mode: RoundingMode = RoundingMode.HALF_UP) -> Decimal:
    """Return ``amount`` as a multiple of ``step``: a minor unit, or what a bill is rounded to (1,000 rials)."""
    with localcontext(prec=WORKING_PRECISION):
        # Adding zero turns "-0.00" into "0.00".
        return (amount / step).quantize(Decimal(1), rounding=mode) * step + 0
