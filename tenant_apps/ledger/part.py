"""What a use case hands to the books: an amount and what it is, without an account."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from tenant_apps.ledger.choices import PartCode

PLACES = 8
"""Fine grams are kept to eight decimals and never rounded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One amount of an entry: money, or fine grams of a metal; debit positive, credit negative."""

    code: PartCode
    commodity: str
    """ISO 4217: a currency, or XAU, XAG, XPT, XPD."""
    amount: Decimal
    customer_id: uuid.UUID | None = None
    supplier_id: uuid.UUID | None = None
    gross_weight: Decimal | None = None
    """Grams; on lines of metal alone, and with the sign of the amount."""
    fineness: Decimal | None = None
    """‰; on lines of metal alone."""

    def __post_init__(self) -> None:
        if self.amount != round(self.amount, PLACES):
            raise ValueError(f"{self.amount} {self.commodity} has more decimals than the books.")


def added_up(parts: Iterable[Part]) -> list[Part]:
    """Return one part for each code, commodity, person and fineness, in the order of their first; without zeros."""
    sums: dict[tuple[object, ...], Part] = {}
    for part in parts:
        key = (part.code, part.commodity, part.customer_id, part.supplier_id, part.fineness)
        before = sums.get(key)
        sums[key] = part if before is None else _sum(before, part)
    return [part for part in sums.values() if part.amount]


def _sum(one: Part, other: Part) -> Part:
    weights = [part.gross_weight for part in (one, other) if part.gross_weight is not None]
    return replace(one, amount=one.amount + other.amount, gross_weight=sum(weights, Decimal(0)) if weights else None)
