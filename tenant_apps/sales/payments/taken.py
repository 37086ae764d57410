"""What is handed over the counter, as a caller says it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tenant_apps.drawers.choices import PaymentMethod


@dataclass(frozen=True, kw_only=True, slots=True)
class ChequeTaken:
    """What stands on a cheque."""

    number: str
    bank: str
    due_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class OldGoldTaken:
    """A piece of old metal: weighed (grams) and tested (‰)."""

    metal: str
    gross_weight: Decimal
    fineness: Decimal
    deduction: Decimal = Decimal(0)
    description: str = ""

    @property
    def net_weight(self) -> Decimal:
        """Return the grams of metal that are bought."""
        return self.gross_weight - self.deduction


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentTaken:
    """One way in which a bill is paid, in the currency of the sale.

    ``reference`` of a gift card is its code. A cheque says what stands on it, old gold what it is; its amount is the
    value that the shop named for it.
    """

    method: PaymentMethod
    amount: Decimal
    reference: str = ""
    cheque: ChequeTaken | None = None
    pieces: tuple[OldGoldTaken, ...] = ()

    def as_content(self) -> list[Any]:
        """Return what makes two requests the same, however their numbers are written."""
        pieces = [
            [
                piece.metal,
                *(f"{number.normalize():f}" for number in (piece.gross_weight, piece.deduction, piece.fineness)),
            ]
            for piece in self.pieces
        ]
        cheque = self.cheque and [self.cheque.number, self.cheque.bank, self.cheque.due_on]
        return [self.method, f"{self.amount.normalize():f}", self.reference, cheque, pieces]
