"""Decide how the money that was handed over settles a total."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.sales.errors import PaymentMismatch

MAX_PAYMENTS = 10
MAX_DIGITS = 16
"""Before the decimal point, as the books hold them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentTaken:
    """Money handed over the counter, in the currency of the sale."""

    method: PaymentMethod
    amount: Decimal
    reference: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SettledPayment:
    """What a payment settles: all of it, or for cash what is left of the total."""

    taken: PaymentTaken
    amount: Decimal


def settle(*, total: Decimal, currency: str, payments: Sequence[PaymentTaken]) -> tuple[list[SettledPayment], Decimal]:
    """Return what each payment settles of ``total``, and the change to give back, which only cash can cause.

    Raises:
        InvalidInput: too many payments, or an amount that cannot be paid in the currency.
        PaymentMismatch: they do not cover the total, something other than cash exceeds it, or one settles nothing.
    """
    _require_payable(payments, currency=currency)
    left = total - sum((paid.amount for paid in payments if paid.method != PaymentMethod.CASH), Decimal(0))
    settled = []
    for paid in payments:
        amount = paid.amount
        if paid.method == PaymentMethod.CASH:
            amount = min(paid.amount, left)
            left -= amount
        settled.append(SettledPayment(taken=paid, amount=amount))
    handed_over = sum((paid.amount for paid in payments), Decimal(0))
    if left != 0 or any(payment.amount <= 0 for payment in settled):
        raise PaymentMismatch(total=total, paid=handed_over)
    return settled, handed_over - total


def _require_payable(payments: Sequence[PaymentTaken], *, currency: str) -> None:
    if len(payments) > MAX_PAYMENTS:
        raise InvalidInput({"payments": ("TOO_MANY", _("Take at most ten payments."))})
    unit = minor_unit(currency)
    problems: dict[str, tuple[str, str | Promise]] = {
        f"payments.{position}.amount": ("NOT_PAYABLE", _("This amount cannot be paid in this currency."))
        for position, paid in enumerate(payments)
        if not paid.amount.is_finite() or paid.amount <= 0 or paid.amount.adjusted() >= MAX_DIGITS or paid.amount % unit
    }
    if problems:
        raise InvalidInput(problems)
