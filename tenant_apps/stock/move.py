"""What a caller says about stock that comes or goes."""

import uuid
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class StockMove:
    """One item in or out of one branch. Quantity: pieces, count or grams as the item is tracked; negative is out."""

    item_id: uuid.UUID
    branch_id: uuid.UUID
    quantity: Decimal
    reason: str = ""
