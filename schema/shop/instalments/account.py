"""What stands on a customer's account beside their plans."""

from datetime import datetime
from decimal import Decimal
from typing import Self

import strawberry

from schema.kit.scalars import Amount, Money
from tenant_apps.instalments.selectors.payout import payout_for
from tenant_apps.pricing.errors import RateMissing, RateStale


@strawberry.type(description="Of one currency or metal what a customer owes without a plan, or is owed.")
class AccountBalance:
    commodity: str = strawberry.field(description="The shop's currency, or a metal in fine grams.")
    owed: Amount = strawberry.field(description="By the customer, outside open plans; negative where the shop owes it.")
    payout: Money | None = strawberry.field(
        description="The money for what the shop owes, now; null where it owes nothing, or the metal has no rate."
    )

    @classmethod
    def of(cls, commodity: str, owed: Decimal, *, at: datetime) -> Self:
        return cls(commodity=commodity, owed=Amount(owed), payout=_payout(commodity, owed, at=at))


def _payout(commodity: str, owed: Decimal, *, at: datetime) -> Money | None:
    if owed >= 0:
        return None
    try:
        return Money(payout_for(-owed, commodity=commodity, at=at))
    except (RateMissing, RateStale):
        return None
