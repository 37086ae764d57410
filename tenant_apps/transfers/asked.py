"""What people say about a transfer, before it is known to be right. Quantities: pieces, count or grams, as tracked."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

MAX_LINES = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class LineRequested:
    item_id: uuid.UUID
    quantity: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class LineApproved:
    """How much of a line may go; nothing of it with zero."""

    position: int
    quantity: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class LineWeighed:
    """Grams that the scale showed for a whole line when it was packed."""

    position: int
    gross_weight: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class LineSettled:
    """How much of a line arrived, came back or is lost.

    ``in_transit`` is how much of it was seen on the way by whoever says so: where it is another quantity by now,
    somebody was faster, and nothing is counted twice.
    """

    position: int
    quantity: Decimal
    in_transit: Decimal
    gross_weight: Decimal | None = None
    """Grams that the scale showed for this quantity, where it was weighed."""
