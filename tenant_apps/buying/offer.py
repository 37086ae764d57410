"""What the shop offers for what lies on the counter, with every part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.buying.asked import LineAsked
from tenant_apps.buying.choices import IdentityKind
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.buy_back import OldMetalValue
from tenant_apps.pricing.piece import MetalRate


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferedLine:
    """``item`` is None for scrap; ``amount`` is what is paid, the value or what was agreed."""

    asked: LineAsked
    item: Item | None
    rate: MetalRate
    value: OldMetalValue
    amount: Decimal

    @property
    def quantity(self) -> Decimal:
        """Return what comes into stock: pieces or count of an item, and net grams of what is weighed."""
        if self.item is None or self.item.tracking == Tracking.WEIGHT:
            return self.value.net_weight
        return self.asked.quantity


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """total = subtotal + rounding, in the shop's currency."""

    lines: Sequence[OfferedLine]
    currency: str
    rule_version: str
    subtotal: Decimal
    rounding: Decimal
    total: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class IdentityDemand:
    """Whether the seller's identity must be recorded, by which documents, and why."""

    is_demanded: bool
    kinds: frozenset[IdentityKind]
    paid_today: Decimal
    """What the seller was paid today already, as the rule counts."""
    source: str
