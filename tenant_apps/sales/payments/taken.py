"""What is handed over the counter, as a caller says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
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


OF_PLANS = (PaymentMethod.DEPOSIT, PaymentMethod.GRAMS)


def require_counter(payments: Sequence[PaymentTaken]) -> None:
    """Refuse what only a plan can pay with.

    Raises:
        InvalidInput: naming the payment.
    """
    for number, payment in enumerate(payments):
        if payment.method in OF_PLANS:
            raise InvalidInput({f"payments.{number}.method": ("NOT_HERE", _("Only a plan can be paid like this."))})
