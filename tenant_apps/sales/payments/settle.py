"""Decide how what was handed over settles a total."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.pricing.rounding import minor_unit, round_money
from tenant_apps.sales.errors import PaymentMismatch
from tenant_apps.sales.payments.taken import PaymentTaken

MAX_PAYMENTS = 10
MAX_DIGITS = 16
"""Before the decimal point, as the books hold them."""
PAYOUTS = (PaymentMethod.CASH, PaymentMethod.STORE_CREDIT)
"""How the shop pays what old gold is worth beyond the bill."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SettledPayment:
    """What a payment settles: all of it, or for cash what is left of the total. Negative: the shop pays it out."""

    taken: PaymentTaken
    amount: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Settlement:
    """The payments of a document: they add up to its total + ``cash_rounding``. ``change`` is cash given back."""

    payments: tuple[SettledPayment, ...]
    change: Decimal
    cash_rounding: Decimal


def settle(
    *,
    total: Decimal,
    currency: str,
    payments: Sequence[PaymentTaken],
    cash_step: Decimal,
    payout: PaymentMethod | None = None,
) -> Settlement:
    """Return what each payment settles of ``total``, which is not negative.

    What is left for cash is rounded to the smallest coin, ``cash_step``; only cash causes change. Old gold alone may
    be worth more than the bill: the difference is paid out in the way that ``payout`` names.

    Raises:
        InvalidInput: too many payments, or an amount that cannot be paid in the currency.
        PaymentMismatch: they do not cover the total, something other than cash or old gold exceeds it, or one settles
            nothing.
    """
    _require_payable(payments, currency=currency, cash_step=cash_step)
    handed_over = sum((paid.amount for paid in payments), Decimal(0))
    mismatch = PaymentMismatch(total=total, paid=handed_over)
    in_cash = [paid for paid in payments if paid.method == PaymentMethod.CASH]
    left = total - sum((paid.amount for paid in payments if paid.method != PaymentMethod.CASH), Decimal(0))
    cash_due = left and round_money(left, step=cash_step)
    if left > 0 and in_cash:
        settled, change = _with_cash(payments, due=cash_due, mismatch=mismatch)
        return Settlement(payments=settled, change=change, cash_rounding=cash_due - left)
    if left > 0 or in_cash:
        raise mismatch
    settled = tuple(SettledPayment(taken=paid, amount=paid.amount) for paid in payments)
    if left == 0:
        return Settlement(payments=settled, change=Decimal(0), cash_rounding=Decimal(0))
    if payout not in PAYOUTS or -left >= sum(paid.amount for paid in payments if paid.method == PaymentMethod.OLD_GOLD):
        raise mismatch
    paid_out = cash_due if payout == PaymentMethod.CASH else left
    if paid_out:
        settled += (SettledPayment(taken=PaymentTaken(method=payout, amount=paid_out), amount=paid_out),)
    return Settlement(payments=settled, change=Decimal(0), cash_rounding=paid_out - left)


def _with_cash(
    payments: Sequence[PaymentTaken], *, due: Decimal, mismatch: PaymentMismatch
) -> tuple[tuple[SettledPayment, ...], Decimal]:
    settled, left, cash = [], due, Decimal(0)
    for paid in payments:
        amount = paid.amount
        if paid.method == PaymentMethod.CASH:
            cash += amount
            amount = min(amount, left)
            left -= amount
        settled.append(SettledPayment(taken=paid, amount=amount))
    if left != 0 or any(payment.amount <= 0 for payment in settled):
        raise mismatch
    return tuple(settled), cash - due


def _require_payable(payments: Sequence[PaymentTaken], *, currency: str, cash_step: Decimal) -> None:
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
