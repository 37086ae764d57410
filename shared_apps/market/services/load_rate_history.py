"""Load a series of past rates in one go."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db import transaction

from shared_apps.market.choices import RateStatus
from shared_apps.market.models import RateQuotation
from shared_apps.market.quotation import Quotation
from shared_apps.market.services.receive_rate import change_percent, status_of, valid_rate

HISTORY_HOLD_PERCENT = Decimal(50)
"""Between two points of history weeks may lie; what jumps further is a wrong digit or a wrong unit."""
BATCH = 2_000


@dataclass(frozen=True, kw_only=True)
class LoadedHistory:
    """How many rates came in, were known before, and wait for a person because they jump."""

    applied: int
    known: int
    held: int


@transaction.atomic
def load_rate_history[Rate: RateQuotation](
    *, board: type[Rate], quotations: Iterable[Quotation], hold_percent: Decimal = HISTORY_HOLD_PERCENT
) -> LoadedHistory:
    """Record past rates; each is compared with the last good one before it in the series, not with today's.

    Raises:
        RateNotValid: one of the rates cannot be a rate; then none is recorded.
    """

    def series(quotation: Quotation) -> tuple[str, str, str]:
        return quotation.metal, quotation.currency, quotation.source

    rates: list[Rate] = []
    known = 0
    for _, group in groupby(sorted(quotations, key=lambda one: (series(one), one.quoted_at)), key=series):
        judged = _judged(board, list(group), hold_percent)
        new = _without_known(board, judged)
        known += len(judged) - len(new)
        rates += new
    board.objects.bulk_create(rates, batch_size=BATCH, ignore_conflicts=True)
    held = sum(rate.status == RateStatus.HELD for rate in rates)
    return LoadedHistory(applied=len(rates) - held, known=known, held=held)


def _judged[Rate: RateQuotation](board: type[Rate], quotations: list[Quotation], hold_percent: Decimal) -> list[Rate]:
    """Return the rates of one series, in order of time, each applied or held."""
    first = quotations[0]
    before = board.objects.in_force(metal=first.metal, currency=first.currency, at=first.quoted_at)
    last_good = None if before is None else before.per_fine_gram
    rates = []
    for quotation in quotations:
        per_fine_gram = valid_rate(quotation.per_fine_gram)
        change = None if last_good is None else change_percent(old=last_good, new=per_fine_gram)
        status = status_of(change=change, hold_percent=hold_percent)
        if status == RateStatus.APPLIED:
            last_good = per_fine_gram
        rates.append(
            board(
                metal=quotation.metal,
                currency=quotation.currency,
                per_fine_gram=per_fine_gram,
                source=quotation.source,
                quoted_at=quotation.quoted_at,
                status=status,
                change_percent=change,
            )
        )
    return rates


def _without_known[Rate: RateQuotation](board: type[Rate], rates: list[Rate]) -> list[Rate]:
    first = rates[0]
    told = board.objects.of(metal=first.metal, currency=first.currency).filter(source=first.source)
    times = set(told.values_list("quoted_at", flat=True))
    return [rate for rate in rates if rate.quoted_at not in times]
