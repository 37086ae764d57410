"""The metal of a quote, when it is to be owed in grams."""

from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.instalments.errors import NotForGrams
from tenant_apps.pricing.choices import Component
from tenant_apps.pricing.models import Quote
from tenant_apps.pricing.rule import PURE


@dataclass(frozen=True, kw_only=True, slots=True)
class OwedMetal:
    """``grams`` of ``metal`` at ``fineness``, and what the quote asks for them (``value``, its currency)."""

    metal: str
    fineness: Decimal
    grams: Decimal
    value: Decimal


def owed_metal(quote: Quote) -> OwedMetal:
    """Return the metal of all lines: at the fineness that they share, or as pure metal where they differ.

    Raises:
        NotForGrams: there is none, or there are several.
    """
    lines = [line for line in quote.lines if Decimal(line["fine_weight"])]
    metals = {line["metal"] for line in lines}
    if not metals:
        raise NotForGrams(reason="NO_METAL")
    if len(metals) > 1:
        raise NotForGrams(reason="SEVERAL_METALS")
    finenesses = {Decimal(line["fineness"]) for line in lines}
    is_shared = len(finenesses) == 1
    return OwedMetal(
        metal=metals.pop(),
        fineness=finenesses.pop() if is_shared else PURE,
        grams=sum((Decimal(line["net_weight" if is_shared else "fine_weight"]) for line in lines), Decimal(0)),
        value=sum((Decimal(line["components"][Component.METAL]) for line in lines), Decimal(0)),
    )
