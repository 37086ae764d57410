"""A shop that rewards its customers."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from tenant_apps.branches.models import Branch
from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.codes import codes_for
from tenant_apps.loyalty.models import GiftCard, LoyaltyProgram
from tenant_apps.loyalty.services.grant_store_credit import grant_store_credit
from tenant_apps.loyalty.services.issue_gift_card import issue_gift_card

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TIERS = [
    {"name": "Silver", "from_spend": "0", "money_per_point": "1000000"},
    {"name": "Gold", "from_spend": "100000000", "money_per_point": "500000"},
]


def reward(**changes: Any) -> LoyaltyProgram:
    """A point for every million, two for who spent a hundred million lately; a point pays 10,000."""
    program = {"is_active": True, "tiers": TIERS, "point_value": Decimal(10_000), "minimum_points": 5}
    return LoyaltyProgram.objects.create(**{**program, **changes})


def credit(customer: Customer, amount: Decimal | int) -> None:
    grant_store_credit(
        customer_id=customer.pk,
        amount=Decimal(amount),
        source_id=uuid.uuid4(),
        at=NOW,
        actor_id=None,
        reason="A ring came back late",
    )


@dataclass(frozen=True)
class IssuedCard:
    """A card, and the code that only its holder knows."""

    card: GiftCard
    code: str


def gift_card(amount: Decimal | int = 1_000_000, **changes: Any) -> IssuedCard:
    (code,) = codes_for(uuid.uuid4())
    call = {"code": code, "customer_id": None, "expires_on": None, "at": NOW, "actor_id": None, **changes}
    branch = Branch.objects.get(is_default=True)
    return IssuedCard(issue_gift_card(**call, amount=Decimal(amount), branch_id=branch.pk), call["code"])
