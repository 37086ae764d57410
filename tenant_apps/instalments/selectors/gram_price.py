"""What a gram of a plan's metal costs its customer now."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, localcontext

from shared_apps.market.quotation import RATE_STEP
from shared_apps.tenants.context import current_tenant
from tenant_apps.pricing.choices import RateSide
from tenant_apps.pricing.piece import MetalRate
from tenant_apps.pricing.price import rate_per_gram
from tenant_apps.pricing.rounding import minor_unit, round_money
from tenant_apps.pricing.rule import PricingRule
from tenant_apps.pricing.selectors.rate_in_force import usable_rate
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings, rule_in_force
from tenant_apps.pricing.units import WORKING_PRECISION


@dataclass(frozen=True, kw_only=True, slots=True)
class GramPrice:
    """The rate that the shop sells a metal at, for any fineness of it."""

    rate: MetalRate
    rule: PricingRule

    def of(self, fineness: Decimal) -> Decimal:
        """Return the currency for one gram of ``fineness`` (‰), as it is kept with a payment."""
        return rate_per_gram(rate=self.rate, fineness=fineness, rule=self.rule).quantize(RATE_STEP)


def gram_price(metal: str, *, at: datetime) -> GramPrice:
    """Return what grams of ``metal`` cost, in three statements.

    Raises:
        RateMissing, RateStale: there is no rate that may be sold at.
    """
    tenant, settings = current_tenant(), pricing_settings()
    rate = usable_rate(tenant=tenant, settings=settings, metal=metal, at=at).as_metal_rate(RateSide.SELL)
    return GramPrice(rate=rate, rule=rule_in_force(tenant=tenant, settings=settings, at=at))


def money_for(grams: Decimal, *, rate: Decimal, currency: str) -> Decimal:
    """Return the least money that settles ``grams``: rounded up to the minor unit, so that none is left over."""
    step = minor_unit(currency)
    with localcontext(prec=WORKING_PRECISION):
        exact = grams * rate
        money = round_money(exact, step=step)
        return money if money >= exact else money + step
