"""Fineness (parts per thousand), net and fine weight, and alloying."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from types import MappingProxyType

from tenant_apps.pricing.bounds import require_fineness, require_weight
from tenant_apps.pricing.errors import ImpossibleValue
from tenant_apps.pricing.units import GRAMS_PER, WORKING_PRECISION, WeightUnit

PER_MILLE = Decimal(1000)

# A karat is a name for the fineness that is stamped, not the exact fraction of 24: 22 k is 916, not 916.66….
FINENESS_OF_KARAT: Mapping[int, Decimal] = MappingProxyType(
    {
        24: Decimal("999.9"),
        22: Decimal(916),
        21: Decimal(875),
        18: Decimal(750),
        14: Decimal(585),
        9: Decimal(375),
        8: Decimal(333),
    }
)

MAZANEH_FINENESS = Decimal(705)
OLD_18K_FINENESS = Decimal(740)
COIN_FINENESS_IRAN = Decimal(900)


def karat_of(fineness: Decimal) -> int | None:
    """Return the karat whose stamp this fineness is, or None where the trade has no karat for it."""
    if fineness >= Decimal(995):
        return 24
    return next((karat for karat, stamp in FINENESS_OF_KARAT.items() if stamp == fineness), None)


def net_weight(*, gross: Decimal, stone_carats: Decimal = Decimal(0), other_parts: Decimal = Decimal(0)) -> Decimal:
    """Return the grams of metal alone: gross − carats × 0.2 − other parts, exactly.

    Raises:
        ImpossibleValue: a weight is negative, or the parts weigh more than the whole.
    """
    require_weight(gross, name="gross_weight")
    require_weight(stone_carats, name="stone_carats")
    require_weight(other_parts, name="other_parts_weight")
    net = gross - stone_carats * GRAMS_PER[WeightUnit.CARAT] - other_parts
    if net < 0:
        raise ImpossibleValue(field="gross_weight", name="net_weight", value=str(net))
    return net


def fine_weight(*, net: Decimal, fineness: Decimal) -> Decimal:
    """Return the grams of pure metal in ``net`` grams, exactly: weight to 0.0001 g gives 8 decimals."""
    with localcontext(prec=WORKING_PRECISION):
        return net * fineness / PER_MILLE


def alloy_to_lower(*, weight: Decimal, fineness: Decimal, target: Decimal) -> Decimal:
    """Return the grams of alloy to add to lower ``weight`` from ``fineness`` to ``target``: w·f1/f2 − w.

    Raises:
        ImpossibleValue: a value is out of range, or the target is not below the fineness.
    """
    require_weight(weight, name="weight")
    require_fineness(fineness, name="fineness")
    require_fineness(target, name="target")
    if target > fineness:
        raise ImpossibleValue(field="target", name="target", value=str(target))
    with localcontext(prec=WORKING_PRECISION):
        return weight * fineness / target - weight


def metal_to_raise(*, weight: Decimal, fineness: Decimal, target: Decimal, added: Decimal) -> Decimal:
    """Return the grams of metal of fineness ``added`` that raise ``weight`` to ``target``: w·(f2−f1)/(f3−f2).

    Raises:
        ImpossibleValue: a value is out of range, or the target does not lie between the two metals.
    """
    require_weight(weight, name="weight")
    for name, value in (("fineness", fineness), ("target", target), ("added", added)):
        require_fineness(value, name=name)
    if not fineness <= target < added:
        raise ImpossibleValue(field="target", name="target", value=str(target))
    with localcontext(prec=WORKING_PRECISION):
        return weight * (target - fineness) / (added - target)
