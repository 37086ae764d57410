"""Take in a rate that somebody tells: apply it, or hold it when it moves too far."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import cast

from django.db import transaction

from shared_apps.market.choices import RateStatus
from shared_apps.market.errors import RateNotValid
from shared_apps.market.models import RateQuotation
from shared_apps.market.quotation import MAX_RATE, RATE_STEP, Quotation

PERCENT_STEP = Decimal("0.0001")
MAX_CHANGE = Decimal(10) ** 8
"""Percent; changes are numeric(12,4)."""


@transaction.atomic
def receive_rate[Rate: RateQuotation](*, board: type[Rate], quotation: Quotation, hold_percent: Decimal) -> Rate:
    """Record the rate on a board (the platform's or a shop's) and return it; told twice, it is recorded once.

    A rate that is more than ``hold_percent`` away from the one in force at its own time is HELD: nobody sells
    at it until a person confirms it. The first rate of a metal and currency has nothing to be compared with.

    Raises:
        RateNotValid: the rate is not a positive number that can be kept, or absurdly far from the last.
    """
    per_fine_gram = valid_rate(quotation.per_fine_gram)
    in_force = board.objects.in_force(metal=quotation.metal, currency=quotation.currency, at=quotation.quoted_at)
    change = None if in_force is None else change_percent(old=in_force.per_fine_gram, new=per_fine_gram)
    rate, _ = board.objects.get_or_create(
        metal=quotation.metal,
        currency=quotation.currency,
        source=quotation.source,
        quoted_at=quotation.quoted_at,
        defaults={
            "per_fine_gram": per_fine_gram,
            "status": status_of(change=change, hold_percent=hold_percent),
            "change_percent": change,
        },
    )
    return cast("Rate", rate)


def valid_rate(per_fine_gram: Decimal) -> Decimal:
    """Return the rate to six places.

    Raises:
        RateNotValid: it is not a finite positive number below 10^14 that is still positive at six places.
    """
    if not per_fine_gram.is_finite() or not 0 < per_fine_gram < MAX_RATE:
        raise RateNotValid(field="perFineGram")
    with localcontext(prec=50):
        rounded = per_fine_gram.quantize(RATE_STEP, ROUND_HALF_UP)
    if rounded == 0 or rounded >= MAX_RATE:
        raise RateNotValid(field="perFineGram")
    return rounded


def change_percent(*, old: Decimal, new: Decimal) -> Decimal:
    """Return by how many percent ``new`` is away from ``old``.

    Raises:
        RateNotValid: by a hundred million percent or more.
    """
    with localcontext(prec=50):
        change = ((new - old) * 100 / old).quantize(PERCENT_STEP, ROUND_HALF_UP)
    if abs(change) >= MAX_CHANGE:
        raise RateNotValid(field="perFineGram")
    return change


def status_of(*, change: Decimal | None, hold_percent: Decimal) -> RateStatus:
    return RateStatus.HELD if change is not None and abs(change) > hold_percent else RateStatus.APPLIED
