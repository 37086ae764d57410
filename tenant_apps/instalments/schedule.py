"""The dates and amounts of a plan. Pure, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems

MOST = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """An instalment: money, or grams of the plan's fineness."""

    on: date
    amount: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """``days`` are when the instalments fall due, in order; the total is divided evenly, the last takes the rest."""

    days: tuple[date, ...]


def schedule(total: Decimal, *, terms: Terms, step: Decimal, today: date) -> list[Due]:
    """Return the instalments of ``total``, each a multiple of ``step`` but for the last.

    Raises:
        InvalidInput: there are none or too many days, they are not in order, one is past, or the parts are too small.
    """
    if problems := _problems(terms, today=today):
        raise InvalidInput(problems)
    count = len(terms.days)
    each = (total / count / step).to_integral_value(ROUND_DOWN) * step
    if each == 0 and count > 1:
        raise InvalidInput({"days": ("TOO_MANY", _("There are more instalments than there is to pay."))})
    amounts = [each] * (count - 1)
    return [
        Due(on=day, amount=amount)
        for day, amount in zip(terms.days, [*amounts, total - sum(amounts, Decimal(0))], strict=True)
    ]


def _problems(terms: Terms, *, today: date) -> FieldProblems:
    days = terms.days
    if not 1 <= len(days) <= MOST:
        return {"days": ("LENGTH", _("A plan has between 1 and 120 instalments."))}
    if list(days) != sorted(set(days)):
        return {"days": ("ORDER", _("The days must follow each other."))}
    if days[0] < today:
        return {"days.0": ("PAST", _("The first instalment is due in the past."))}
    return {}


def open_dues(dues: Sequence[Due], *, settled: Decimal) -> list[Due]:
    """Return what is still open of each instalment, the oldest settled first."""
    left = []
    for due in dues:
        covered = min(max(settled, Decimal(0)), due.amount)
        settled -= covered
        if covered < due.amount:
            left.append(Due(on=due.on, amount=due.amount - covered))
    return left
