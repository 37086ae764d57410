"""Buying over the counter of tests/counter.py."""

import uuid
from decimal import Decimal
from typing import Any

from django.db import transaction

from tenant_apps.buying.asked import Deal, LineAsked, PaymentMade, SellerTold
from tenant_apps.buying.models import Purchase
from tenant_apps.buying.services.buy_back import buy_back
from tenant_apps.drawers.choices import PaymentMethod
from tests.counter import Counter

SELLER = SellerTold(name="Sara Ahmadi", identity_kind="NATIONAL_ID", identity_number="۰۰۱-۲۳۴ ۵۶۷۸")
OLD_GOLD = LineAsked(metal="XAU", gross_weight=Decimal(12), fineness=Decimal(740))
OLD_GOLD_TOTAL = Decimal(59_200_000)
"""LG-2: 12.000 g of 740 at 5,000,000 rials a gram of 750."""


def paid(amount: Decimal | int, method: PaymentMethod = PaymentMethod.CASH) -> PaymentMade:
    return PaymentMade(method=method, amount=Decimal(amount))


def buy(counter: Counter, *lines: LineAsked, total: Decimal = OLD_GOLD_TOTAL, **changes: Any) -> Purchase:
    """Buy 12 g of old gold for cash from Sara, changed as told."""
    deal = Deal(
        lines=lines or [OLD_GOLD],
        seller=changes.pop("seller", SELLER),
        payments=changes.pop("payments", [paid(total)]),
        offered_total=total,
    )
    call: dict[str, Any] = {
        "actor": counter.actor,
        "idempotency_key": uuid.uuid4(),
        "branch_id": counter.branch.pk,
        "terminal_id": counter.till.pk,
        "deal": deal,
        "now": counter.now,
        **changes,
    }
    with transaction.atomic():
        return buy_back(**call)
