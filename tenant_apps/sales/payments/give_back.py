"""Which payments of a sale money goes back to, and in what order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.models import Payment

OWED = (PaymentMethod.GRAMS, PaymentMethod.ON_ACCOUNT)
"""What was only promised, and is no longer owed: nothing is handed back for it."""
ORDER = (
    *OWED,
    PaymentMethod.STORE_CREDIT,
    PaymentMethod.GIFT_CARD,
    PaymentMethod.POINTS,
    PaymentMethod.DEPOSIT,
    PaymentMethod.CHEQUE,
    PaymentMethod.CARD,
    PaymentMethod.TRANSFER,
    PaymentMethod.OTHER,
    PaymentMethod.CASH,
    PaymentMethod.OLD_GOLD,
)
"""What was only promised first, then what never was money, then money; metal last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Back:
    """A part of a payment of the sale that goes back, of which ``left`` was not given back before."""

    payment: Payment
    amount: Decimal
    left: Decimal

    @property
    def is_whole(self) -> bool:
        """Return whether all of the payment goes back at once."""
        return self.amount == self.left == self.payment.amount


def split_back(amount: Decimal, *, paid: Sequence[Payment], given: Iterable[Payment]) -> list[Back]:
    """Return out of which payments of a sale ``amount`` goes back.

    ``given`` are the payments of its earlier refunds. No payment gives more than it brought; what the shop paid out
    for old gold beyond the bill is no longer owed for that gold. Where cash was rounded the parts may be a coin's
    fraction less than the amount.
    """
    left = {payment.pk: payment.amount for payment in paid if payment.amount > 0}
    for payment in given:
        if payment.gives_back_id in left:
            left[payment.gives_back_id] += payment.amount
    paid_out = -sum((payment.amount for payment in paid if payment.amount < 0), Decimal(0))
    by_order = sorted(
        (payment for payment in paid if payment.amount > 0),
        key=lambda payment: (ORDER.index(PaymentMethod(payment.method)), payment.position),
    )
    parts = []
    for payment in reversed(by_order):
        if payment.method == PaymentMethod.OLD_GOLD:
            taken = min(paid_out, left[payment.pk])
            left[payment.pk] -= taken
            paid_out -= taken
    for payment in by_order:
        part = min(amount, left[payment.pk])
        if part > 0:
            parts.append(Back(payment=payment, amount=part, left=left[payment.pk]))
            amount -= part
    return parts
