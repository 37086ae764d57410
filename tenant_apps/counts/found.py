"""What people found, before it is written down."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

MOST_CODES = 5_000
"""In one list; a scanner that read more sends several."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A code as it was read, and how much: pieces, count or grams, as the item behind it is tracked."""

    code: str
    quantity: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """So much of an item lies on the shelf; of a unique piece at most one, however often it was read."""

    item_id: uuid.UUID
    quantity: Decimal
    is_in_scope: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LineDecision:
    """What whoever approves says about one difference: why it is so, or that it is left as it is in the books."""

    reason: str = ""
    is_left: bool = False
