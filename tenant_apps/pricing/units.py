"""Units of weight in grams, exact. Sources: NIST Handbook 44 (grain), BIPM (carat), domain custom (mithqal)."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from enum import StrEnum
from types import MappingProxyType


class WeightUnit(StrEnum):
    """A unit a weight can be typed or shown in; two customs of one name are two units."""

    MILLIGRAM = "MILLIGRAM"
    GRAM = "GRAM"
    KILOGRAM = "KILOGRAM"
    GRAIN = "GRAIN"
    PENNYWEIGHT = "PENNYWEIGHT"
    TROY_OUNCE = "TROY_OUNCE"
    TROY_POUND = "TROY_POUND"
    TOLA = "TOLA"
    TOLA_TRADE = "TOLA_TRADE"
    MITHQAL = "MITHQAL"
    MITHQAL_24_NOKHOD = "MITHQAL_24_NOKHOD"
    NOKHOD = "NOKHOD"
    GANDOM = "GANDOM"
    SUT = "SUT"
    CARAT = "CARAT"


_GRAIN = Decimal("0.06479891")
_NOKHOD = Decimal("0.192")

# The avoirdupois ounce is left out on purpose: it is never the ounce of gold.
GRAMS_PER: Mapping[WeightUnit, Decimal] = MappingProxyType(
    {
        WeightUnit.MILLIGRAM: Decimal("0.001"),
        WeightUnit.GRAM: Decimal(1),
        WeightUnit.KILOGRAM: Decimal(1000),
        WeightUnit.GRAIN: _GRAIN,
        WeightUnit.PENNYWEIGHT: 24 * _GRAIN,
        WeightUnit.TROY_OUNCE: 480 * _GRAIN,
        WeightUnit.TROY_POUND: 5760 * _GRAIN,
        WeightUnit.TOLA: 180 * _GRAIN,
        WeightUnit.TOLA_TRADE: Decimal("11.664"),
        WeightUnit.MITHQAL: Decimal("4.6083"),
        WeightUnit.MITHQAL_24_NOKHOD: 24 * _NOKHOD,
        WeightUnit.NOKHOD: _NOKHOD,
        WeightUnit.GANDOM: _NOKHOD / 4,
        WeightUnit.SUT: Decimal("0.001"),
        WeightUnit.CARAT: Decimal("0.2"),
    }
)

WORKING_PRECISION = 50


def to_grams(amount: Decimal, unit: WeightUnit) -> Decimal:
    """Return ``amount`` of ``unit`` in grams, exactly."""
    with localcontext(prec=WORKING_PRECISION):
        return amount * GRAMS_PER[unit]


def from_grams(grams: Decimal, unit: WeightUnit) -> Decimal:
    """Return ``grams`` in ``unit``, to 50 significant digits; the reader rounds."""
    with localcontext(prec=WORKING_PRECISION):
        return grams / GRAMS_PER[unit]


def convert(amount: Decimal, *, source: WeightUnit, target: WeightUnit) -> Decimal:
    """Return ``amount`` of ``source`` in ``target``, to 50 significant digits."""
    with localcontext(prec=WORKING_PRECISION):
        return amount * GRAMS_PER[source] / GRAMS_PER[target]
