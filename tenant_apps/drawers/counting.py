"""What somebody counted in a drawer, before anything is compared with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems
from tenant_apps.drawers.choices import COUNTED_METHODS, PaymentMethod
from tenant_apps.pricing.rounding import minor_unit

MAX_DIGITS = 16
"""Before the decimal point, as the books hold them."""
MAX_PIECES = 1_000_000
"""Of one denomination; more is a slip of the finger."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pieces:
    """Notes or coins of one denomination."""

    value: Decimal
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """What was counted of one method. Cash may say which notes and coins it was; they add up to the amount."""

    method: PaymentMethod
    amount: Decimal
    pieces: tuple[Pieces, ...] = ()


def money_problem(amount: Decimal, *, currency: str) -> tuple[str, str | Promise] | None:
    """Return what is wrong with an amount of cash in a drawer."""
    if not amount.is_finite() or amount < 0 or amount.adjusted() >= MAX_DIGITS or amount % minor_unit(currency):
        return "NOT_PAYABLE", _("This amount cannot be paid in this currency.")
    return None


def require_counted(counts: Sequence[Counted], *, currency: str) -> None:
    """See that the counts can be right, whatever the drawer should hold.

    Raises:
        InvalidInput: cash was not counted, a method twice or one that nobody can count, or an amount or its pieces
            cannot be right.
    """
    problems: FieldProblems = {}
    methods = [counted.method for counted in counts]
    if methods.count(PaymentMethod.CASH) != 1:
        problems["counts"] = ("CASH_NOT_COUNTED", _("Count the cash, once."))
    for position, counted in enumerate(counts):
        if counted.method not in COUNTED_METHODS or methods.count(counted.method) > 1:
            problems[f"counts.{position}.method"] = (
                "NOT_COUNTABLE",
                _("This cannot be counted, or was counted twice."),
            )
        if problem := money_problem(counted.amount, currency=currency):
            problems[f"counts.{position}.amount"] = problem
        elif counted.pieces and not _adds_up(counted):
            problems[f"counts.{position}.pieces"] = ("DO_NOT_ADD_UP", _("The notes and coins do not add up."))
    if problems:
        raise InvalidInput(problems)


def _adds_up(counted: Counted) -> bool:
    values = [pieces.value for pieces in counted.pieces]
    are_possible = all(
        pieces.value.is_finite() and pieces.value > 0 and 0 <= pieces.count <= MAX_PIECES for pieces in counted.pieces
    )
    return (
        are_possible
        and len(set(values)) == len(values)
        and counted.amount == sum(pieces.value * pieces.count for pieces in counted.pieces)
    )
