"""What pays out what the shop owes on a customer's account, now."""

from datetime import datetime
from decimal import Decimal, localcontext

from shared_apps.tenants.context import current_tenant
from tenant_apps.pricing.choices import RateSide
from tenant_apps.pricing.price import rate_per_gram
from tenant_apps.pricing.rounding import minor_unit, round_money
from tenant_apps.pricing.rule import PURE
from tenant_apps.pricing.selectors.rate_in_force import usable_rate
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings, rule_in_force
from tenant_apps.pricing.units import WORKING_PRECISION


def payout_for(owed: Decimal, *, commodity: str, at: datetime) -> Decimal:
    """Return the money for ``owed`` (positive) of the shop's currency or of fine grams, rounded to the minor unit.

    Grams that the shop owes are bought from the customer: at the rate that it buys at now.

    Raises:
        RateMissing, RateStale: there is no rate that may be traded at.
    """
    tenant, settings = current_tenant(), pricing_settings()
    if commodity == tenant.currency:
        return owed
    rate = usable_rate(tenant=tenant, settings=settings, metal=commodity, at=at).as_metal_rate(RateSide.BUY)
    rule = rule_in_force(tenant=tenant, settings=settings, at=at)
    with localcontext(prec=WORKING_PRECISION):
        exact = owed * rate_per_gram(rate=rate, fineness=PURE, rule=rule)
        return round_money(exact, step=minor_unit(tenant.currency))
