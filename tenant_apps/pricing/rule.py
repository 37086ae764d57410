"""The rule that turns a piece and a rate into a price: data with an effective date and a source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.utils.functional import Promise

from tenant_apps.catalog.choices import ItemClass, MakingMethod
from tenant_apps.pricing.choices import Component
from tenant_apps.pricing.rounding import RoundingMode, round_money

PURE = Decimal(1000)


@dataclass(frozen=True, kw_only=True, slots=True)
class Exemption:
    """Things a tax does not touch: these classes, from this fineness (per mille) upwards."""

    classes: frozenset[ItemClass]
    min_fineness: Decimal = Decimal(0)

    def covers(self, *, item_class: ItemClass, fineness: Decimal | None) -> bool:
        """Say whether a thing of this class and fineness is exempt."""
        return item_class in self.classes and (fineness or Decimal(0)) >= self.min_fineness


@dataclass(frozen=True, kw_only=True, slots=True)
class TaxRule:
    """One tax: its percentage and the components it is reckoned on."""

    code: str
    name: str | Promise
    percent: Decimal
    base: frozenset[Component]
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class MarginScheme:
    """The tax on a second-hand thing: contained in what the dealer adds to what it paid, and not stated on a receipt.

    tax = (price − purchase price) × percent / (100 + percent), nothing when the dealer adds nothing.
    """

    code: str
    name: str | Promise
    percent: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class PricingRule:
    """How a country (and, where it overrides, a shop) makes a price.

    Money is in ``currency``. A board rate is quoted for ``rate_fineness``; ``board_ratios`` maps the fineness of
    a piece to the ratio that the boards of the country use for it, where the two differ.
    """

    pack: str
    version: str
    effective_from: date
    source: str
    currency: str
    minor_unit: Decimal
    taxes: tuple[TaxRule, ...]
    margin_scheme: MarginScheme | None = None
    """For second-hand things, in the place of ``taxes``; None where the country has no such scheme."""
    profit_percent: Mapping[ItemClass, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    total_step: Decimal | None = None
    rounding: RoundingMode = RoundingMode.HALF_UP
    default_making_method: MakingMethod = MakingMethod.PERCENT_OF_METAL
    rate_fineness: Decimal = PURE
    board_ratios: Mapping[Decimal, Decimal] = field(default_factory=lambda: MappingProxyType({}))

    def rounded(self, amount: Decimal) -> Decimal:
        """Return an amount as it is written down: a multiple of the minor unit."""
        return round_money(amount, step=self.minor_unit, mode=self.rounding)

    def rounded_total(self, amount: Decimal) -> Decimal:
        """Return the total of a bill as it is asked for: a multiple of the step, or of the minor unit."""
        return round_money(amount, step=self.total_step or self.minor_unit, mode=self.rounding)

    def profit_for(self, item_class: ItemClass) -> Decimal:
        """Return the profit in percent of metal, making and wastage for a class."""
        return self.profit_percent.get(item_class, Decimal(0))

    def ratio_of(self, fineness: Decimal) -> Decimal:
        """Return the ratio (per mille) at which a piece of ``fineness`` is valued."""
        return self.board_ratios.get(fineness, fineness)

    def taxes_for(self, *, item_class: ItemClass, fineness: Decimal | None) -> tuple[TaxRule, ...]:
        """Return the taxes that a thing of this class and fineness pays."""
        return tuple(
            tax
            for tax in self.taxes
            if not any(exempt.covers(item_class=item_class, fineness=fineness) for exempt in tax.exemptions)
        )

    @property
    def taxes_metal_apart(self) -> bool:
        """Say whether the split of a fixed price between metal and the rest changes its tax."""
        return any((Component.METAL in tax.base) != (Component.GOODS in tax.base) for tax in self.taxes)
