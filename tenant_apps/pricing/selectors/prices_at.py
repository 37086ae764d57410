"""What one unit of each item costs at the rates of a moment, without keeping a quote."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.breakdown import PriceBreakdown
from tenant_apps.pricing.cart_line import piece_of_item
from tenant_apps.pricing.choices import RateSide
from tenant_apps.pricing.errors import AmountTooLarge, ImpossibleValue, PriceBelowZero
from tenant_apps.pricing.price import price_piece
from tenant_apps.pricing.selectors.rate_in_force import usable_rate
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings, rule_in_force


def prices_at(items: Sequence[Item], *, at: datetime) -> Mapping[uuid.UUID, PriceBreakdown]:
    """Return what a cart with one piece, one of a count or one gram of each item would be quoted at ``at``.

    An item that says too little for a price has none here. The items' stones must be prefetched; there is one
    statement for the settings and one for each metal.

    Raises:
        RateMissing, RateStale: a metal among the items has no rate that may be sold at.
    """
    tenant, settings = current_tenant(), pricing_settings()
    rule = rule_in_force(tenant=tenant, settings=settings, at=at)
    metals = {item.metal for item in items if item.metal and (item.fixed_price is None or rule.taxes_metal_apart)}
    rates = {
        metal: usable_rate(tenant=tenant, settings=settings, metal=metal, at=at).as_metal_rate(RateSide.SELL)
        for metal in sorted(metals)
    }
    prices = {}
    for item in items:
        try:
            piece = piece_of_item(item, quantity=Decimal(1), rule=rule)
            price = price_piece(piece=piece, rate=rates.get(item.metal), rule=rule, at=at)
        except (ImpossibleValue, PriceBelowZero, AmountTooLarge):
            continue
        if price.subtotal or item.fixed_price is not None:
            prices[item.pk] = price
    return prices
