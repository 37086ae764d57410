"""Quote a cart: the prices that the shop stands by for the next minutes."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.identity.models import User
from shared_apps.identity.permissions import allows
from shared_apps.tenants.context import current_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.breakdown import PriceBreakdown
from tenant_apps.pricing.cart import total_of
from tenant_apps.pricing.cart_line import CartLine, check_numbers, piece_of_item, snapshot_of
from tenant_apps.pricing.choices import RateSide
from tenant_apps.pricing.errors import (
    AmountTooLarge,
    DiscountNotAllowed,
    DiscountTooLarge,
    ImpossibleValue,
    NotPriced,
    PriceBelowZero,
)
from tenant_apps.pricing.models import PricingSettings, Quote
from tenant_apps.pricing.piece import Discount, MetalRate
from tenant_apps.pricing.price import price_piece
from tenant_apps.pricing.rule import PricingRule
from tenant_apps.pricing.selectors.rate_in_force import usable_rate
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings, rule_in_force

MAX_LINES = 500


@transaction.atomic
def quote_cart(
    *,
    actor: User,
    branch_id: uuid.UUID,
    customer_id: uuid.UUID | None,
    lines: Sequence[CartLine],
    now: datetime,
) -> Quote:
    """Price the cart at the rates in force and keep the quote until it expires.

    Raises:
        InvalidInput: the cart is empty or too long, or a quantity, a discount or the sum cannot be right.
        NotFound: the branch or an item does not exist, is no longer in use, or the actor does not work in the branch.
        RateMissing, RateStale: a metal in the cart has no rate that may be sold at.
        DiscountNotAllowed: a discount is more than the actor's role may give.
        NotPriced: an item says too little for a price, or makes an impossible one.
    """
    tenant, settings = current_tenant(), pricing_settings()
    rule = rule_in_force(tenant=tenant, settings=settings, at=now)
    is_open = Branch.objects.filter(pk=branch_id, is_active=True).exists()
    if not is_open or not works_in(actor=actor, branch_id=branch_id):
        raise NotFound(field="branch_id")
    items = _items_of(lines)
    check_numbers(lines, items=items)
    rates = _rates_for(items.values(), tenant=tenant, settings=settings, rule=rule, at=now)
    allowed = settings.largest_discount(actor.role) if allows(actor.role, "sales.discount") else Decimal(0)
    prices = []
    for number, line in enumerate(lines):
        item = items[line.item_id]
        price = _price_of(line, number=number, item=item, rates=rates, rule=rule, at=now, allowed_percent=allowed)
        prices.append(price)
    return Quote.objects.create(
        branch_id=branch_id,
        customer_id=customer_id,
        quoted_by=actor.pk,
        quoted_at=now,
        expires_at=now + timedelta(minutes=settings.quote_minutes),
        rule_pack=rule.pack,
        rule_version=rule.version,
        currency=rule.currency,
        lines=[
            snapshot_of(items[line.item_id], line=line, price=price) for line, price in zip(lines, prices, strict=True)
        ],
        **_sums(prices, rule=rule),
    )


def _items_of(lines: Sequence[CartLine]) -> Mapping[uuid.UUID, Item]:
    if not 1 <= len(lines) <= MAX_LINES:
        raise InvalidInput({"lines": ("LENGTH", _("A cart has between 1 and %d lines.") % MAX_LINES)})
    items = Item.objects.active().prefetch_related("stones").in_bulk({line.item_id for line in lines})
    for number, line in enumerate(lines):
        if line.item_id not in items:
            raise NotFound(field=f"lines.{number}.item_id")
    return items


def _rates_for(
    items: Iterable[Item], *, tenant: Tenant, settings: PricingSettings, rule: PricingRule, at: datetime
) -> dict[str, MetalRate]:
    metals = {item.metal for item in items if item.metal and (item.fixed_price is None or rule.taxes_metal_apart)}
    return {
        metal: usable_rate(tenant=tenant, settings=settings, metal=metal, at=at).as_metal_rate(RateSide.SELL)
        for metal in sorted(metals)
    }


def _price_of(
    line: CartLine,
    *,
    number: int,
    item: Item,
    rates: Mapping[str, MetalRate],
    rule: PricingRule,
    at: datetime,
    allowed_percent: Decimal,
) -> PriceBreakdown:
    try:
        price = price_piece(
            piece=piece_of_item(item, quantity=line.quantity, rule=rule),
            rate=rates.get(item.metal),
            rule=rule,
            at=at,
            discount=Discount(amount=line.discount),
        )
    except DiscountTooLarge as error:
        raise _discount_refused(number, allowed_percent) from error
    except (ImpossibleValue, PriceBelowZero, AmountTooLarge) as error:
        raise NotPriced(field=f"lines.{number}.item_id", sku=item.sku) from error
    if price.subtotal == 0 and item.fixed_price is None:
        raise NotPriced(field=f"lines.{number}.item_id", sku=item.sku)
    if price.discount * 100 > price.subtotal * allowed_percent:
        raise _discount_refused(number, allowed_percent)
    return price


def _discount_refused(number: int, allowed_percent: Decimal) -> DiscountNotAllowed:
    return DiscountNotAllowed(field=f"lines.{number}.discount", allowed_percent=allowed_percent)


def _sums(prices: Sequence[PriceBreakdown], *, rule: PricingRule) -> dict[str, Decimal]:
    try:
        return asdict(total_of(prices, rule=rule))
    except AmountTooLarge as error:
        raise InvalidInput({"lines": (error.code, error.message)}) from error
