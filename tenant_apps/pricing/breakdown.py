"""What comes out of a price: every part of it, rounded, with what is needed to explain it years later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tenant_apps.pricing.choices import Component
from tenant_apps.pricing.piece import MetalRate


@dataclass(frozen=True, kw_only=True, slots=True)
class TaxLine:
    """One tax on one line: ``percent`` of ``base``."""

    code: str
    name: str
    percent: Decimal
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class PriceBreakdown:
    """The price of one line in ``currency``, weights in grams for all its pieces together.

    Each part is rounded by the minor unit, and the total is the exact price rounded once, so ``rounding`` closes
    the gap: parts − discount + taxes + rounding = total, to the last digit. ``included_tax`` is owed out of these
    parts (a margin scheme); it adds nothing, and must not be shown to the customer.
    """

    quantity: int
    net_weight: Decimal
    fine_weight: Decimal
    currency: str
    rate: MetalRate | None
    rate_per_gram: Decimal | None
    components: Mapping[Component, Decimal]
    discount: Decimal
    taxes: tuple[TaxLine, ...]
    included_tax: TaxLine | None
    exact_total: Decimal
    rounding: Decimal
    total: Decimal
    minor_unit: Decimal
    rule_pack: str
    rule_version: str
    priced_at: datetime

    @property
    def subtotal(self) -> Decimal:
        """Return the sum of the parts before discount and tax."""
        return sum(self.components.values(), Decimal(0))

    @property
    def tax_total(self) -> Decimal:
        """Return the sum of the taxes."""
        return sum((tax.amount for tax in self.taxes), Decimal(0))

    def as_json(self) -> dict[str, Any]:
        """Return the snapshot that is stored on a line: decimals as strings, times in ISO 8601."""
        return {
            "quantity": self.quantity,
            "net_weight": f"{self.net_weight:f}",
            "fine_weight": f"{self.fine_weight:f}",
            "currency": self.currency,
            "rate": self.rate and _rate_as_json(self.rate),
            "rate_per_gram": None if self.rate_per_gram is None else f"{self.rate_per_gram:f}",
            "components": {part.value: f"{value:f}" for part, value in self.components.items()},
            "discount": f"{self.discount:f}",
            "taxes": [_tax_as_json(tax) for tax in self.taxes],
            "included_tax": self.included_tax and _tax_as_json(self.included_tax),
            "exact_total": f"{self.exact_total:f}",
            "rounding": f"{self.rounding:f}",
            "total": f"{self.total:f}",
            "minor_unit": f"{self.minor_unit:f}",
            "rule_pack": self.rule_pack,
            "rule_version": self.rule_version,
            "priced_at": self.priced_at.isoformat(),
        }


def _rate_as_json(rate: MetalRate) -> dict[str, str]:
    return {
        "metal": rate.metal,
        "currency": rate.currency,
        "amount": f"{rate.amount:f}",
        "fineness": f"{rate.fineness:f}",
        "source": rate.source,
        "at": rate.at.isoformat(),
    }


def _tax_as_json(tax: TaxLine) -> dict[str, str]:
    return {
        "code": tax.code,
        "name": tax.name,
        "percent": f"{tax.percent:f}",
        "base": f"{tax.base:f}",
        "amount": f"{tax.amount:f}",
    }
