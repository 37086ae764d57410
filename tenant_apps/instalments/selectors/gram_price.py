"""What a gram of a plan's metal costs its customer now."""

from datetime import datetime
from decimal import Decimal, localcontext

from shared_apps.market.quotation import RATE_STEP
from shared_apps.tenants.context import current_tenant
from tenant_apps.instalments.models import Plan
from tenant_apps.pricing.choices import RateSide
from tenant_apps.pricing.price import rate_per_gram
from tenant_apps.pricing.rounding import minor_unit, round_money
from tenant_apps.pricing.selectors.rate_in_force import usable_rate
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings, rule_in_force
from tenant_apps.pricing.units import WORKING_PRECISION


def gram_price(plan: Plan, *, at: datetime) -> Decimal:
    """Return the currency for one gram of the plan's fineness at the rate that the shop sells at.

    Raises:
        RateMissing, RateStale: there is no rate that may be sold at.
    """
    tenant, settings = current_tenant(), pricing_settings()
    rate = usable_rate(tenant=tenant, settings=settings, metal=plan.metal, at=at).as_metal_rate(RateSide.SELL)
    rule = rule_in_force(tenant=tenant, settings=settings, at=at)
    return rate_per_gram(rate=rate, fineness=plan.fineness or Decimal(1000), rule=rule).quantize(RATE_STEP)


def money_for(grams: Decimal, *, rate: Decimal, currency: str) -> Decimal:
    """Return the least money that settles ``grams``: rounded up to the minor unit, so that none is left over."""
    step = minor_unit(currency)
    with localcontext(prec=WORKING_PRECISION):
        exact = grams * rate
        money = round_money(exact, step=step)
        return money if money >= exact else money + step
