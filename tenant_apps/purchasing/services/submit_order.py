"""Submit a draft for approval: what it is worth is reckoned now, and by that it is approved."""

import uuid
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from shared_apps.identity.models import User
from shared_apps.tenants.context import current_tenant
from tenant_apps.pricing.errors import RateMissing
from tenant_apps.pricing.selectors.rate_in_force import rate_in_force
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings
from tenant_apps.purchasing.choices import OrderStatus
from tenant_apps.purchasing.models import Order, OrderLine
from tenant_apps.purchasing.services.order_progress import lock_order

MONEY_STEP = Decimal("0.0001")


@transaction.atomic
def submit_order(*, actor: User, order_id: uuid.UUID, now: datetime) -> Order:
    """Fix the order and its value: agreed costs, and the metal at the agreed rate or the shop's own.

    Raises:
        NotFound: there is no such order, or the actor does not work in its branch.
        OrderNotOpen: it is a draft no longer.
        RateMissing: a metal without an agreed price has no rate.
    """
    order = lock_order(order_id, actor=actor, statuses=[OrderStatus.DRAFT])
    order.value = _value_of(list(order.lines.all()), now=now)
    order.status = OrderStatus.SUBMITTED
    order.save(update_fields=["value", "status"])
    return order


def _value_of(lines: list[OrderLine], *, now: datetime) -> Decimal:
    rates = {
        metal: _rate_of(metal, now=now)
        for metal in sorted({line.metal for line in lines if line.fine_weight and line.rate is None})
    }
    total = Decimal(0)
    for line in lines:
        metal = Decimal(0)
        if line.fine_weight:
            metal = line.fine_weight * (rates[line.metal] if line.rate is None else line.rate)
        total += line.cost + metal
    return total.quantize(MONEY_STEP, ROUND_HALF_UP)


def _rate_of(metal: str, *, now: datetime) -> Decimal:
    # An old rate is good enough to say who may approve.
    rate = rate_in_force(tenant=current_tenant(), settings=pricing_settings(), metal=metal, at=now)
    if rate is None:
        raise RateMissing(metal=metal)
    return rate.per_fine_gram
