"""What a repricing would do, before anybody decides."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from project.errors import InvalidInput
from shared_apps.tenants.context import current_tenant
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.errors import RateMissing
from tenant_apps.pricing.repricing import (
    MONEY_MAKING,
    NewPrice,
    PricedItem,
    RepricedAmount,
    Repricing,
    RepricingMethod,
    new_price,
)
from tenant_apps.pricing.selectors.rate_in_force import rate_in_force
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings

COLUMN = {RepricedAmount.FIXED_PRICE: "fixed_price", RepricedAmount.MAKING: "making_amount"}


@dataclass(frozen=True, kw_only=True)
class RepricingPreview:
    """The amounts that would change, dearest rise first. ``digest`` stands for exactly these."""

    prices: list[NewPrice]
    digest: str

    @property
    def old_total(self) -> Decimal:
        """Return the sum of one unit of each item as it is priced now."""
        return sum((price.item.old for price in self.prices), Decimal(0))

    @property
    def new_total(self) -> Decimal:
        """Return the same sum after the change."""
        return sum((price.new for price in self.prices), Decimal(0))


def repriced_items(*, repricing: Repricing, now: datetime) -> RepricingPreview:
    """Return what ``repricing`` would change. Statements: one for the items, and three for each metal that moved.

    Raises:
        InvalidInput: the repricing contradicts itself, or a number is out of its range.
        RateMissing: the metal's change is asked for, and there was no rate at ``since`` or there is none now.
    """
    if problems := repricing.problems():
        raise InvalidInput(problems)
    rows = _items(repricing)
    moved = {}
    if repricing.method == RepricingMethod.METAL:
        metals = sorted(set(rows.values_list("metal", flat=True).distinct().order_by()))
        moved = {metal: _moved(metal, since=repricing.since or now, now=now) for metal in metals}
    prices = [
        price
        for price in (new_price(item, repricing=repricing, moved=moved) for item in map(_priced, rows.iterator()))
        if price.new != price.item.old
    ]
    prices.sort(key=lambda price: (price.item.old - price.new, price.item.sku))
    return RepricingPreview(prices=prices, digest=_digest(prices))


def _items(repricing: Repricing) -> "QuerySet[Item, tuple[Any, ...]]":
    column = COLUMN[repricing.amount]
    wanted = Q(**{f"{column}__gt": 0})
    if repricing.amount == RepricedAmount.MAKING:
        wanted &= Q(making_method__in=MONEY_MAKING, fixed_price=None)
    if repricing.method == RepricingMethod.METAL:
        wanted &= ~Q(metal="")
    items = Item.objects.active().filter(wanted)
    if repricing.category_id is not None:
        items = items.in_category(repricing.category_id)
    if repricing.item_class is not None:
        items = items.filter(item_class=repricing.item_class)
    if repricing.metal is not None:
        items = items.filter(metal=repricing.metal)
    # What is tracked by weight has its price for one gram.
    grams = Case(When(tracking=Tracking.WEIGHT, then=Value(Decimal(1))), default=F("net_weight"))
    fine = grams * Coalesce(F("fineness"), Value(Decimal(0))) / Value(Decimal(1000))
    return items.order_by("sku").annotate(fine=fine).values_list("pk", "sku", "name", "metal", "fine", column)


def _priced(row: tuple[Any, ...]) -> PricedItem:
    key, sku, name, metal, fine, old = row
    return PricedItem(id=key, sku=sku, name=name, metal=metal, fine_weight=fine, old=old)


def _moved(metal: str, *, since: datetime, now: datetime) -> Decimal:
    tenant, settings = current_tenant(), pricing_settings()
    before = rate_in_force(tenant=tenant, settings=settings, metal=metal, at=since)
    after = rate_in_force(tenant=tenant, settings=settings, metal=metal, at=now)
    if before is None or after is None:
        raise RateMissing(field="since", metal=metal)
    return after.sells_at - before.sells_at


def _digest(prices: list[NewPrice]) -> str:
    told = hashlib.sha256()
    for price in prices:
        told.update(f"{price.item.id} {price.item.old:f} {price.new:f}\n".encode())
    return told.hexdigest()
