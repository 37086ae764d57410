"""What an event did to somebody's points."""

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Self, cast

from tenant_apps.loyalty.models import CreditEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class PointsChange:
    """Points that came (positive) or went, and what they are worth in the books: the caller posts ``amount``."""

    customer_id: uuid.UUID
    points: int
    amount: Decimal

    @classmethod
    def of(cls, entry: CreditEntry) -> Self:
        # A constraint holds that points have a customer.
        return cls(customer_id=cast("uuid.UUID", entry.customer_id), points=entry.points, amount=entry.amount)
