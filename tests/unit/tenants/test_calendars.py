from datetime import date

import pytest

from shared_apps.tenants.calendars import Span, month_of, span_from, year_of
from shared_apps.tenants.choices import Calendar


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.TODAY, date(2026, 3, 25), date(2026, 3, 25)),
        (Span.THIS_MONTH, date(2026, 3, 21), date(2026, 4, 20)),
        (Span.LAST_MONTH, date(2026, 2, 20), date(2026, 3, 20)),
        (Span.THIS_YEAR, date(2026, 3, 21), date(2027, 3, 20)),
        (Span.LAST_YEAR, date(2025, 3, 21), date(2026, 3, 20)),
    ],
)
def test_spans_of_a_persian_shop_are_jalali(span: Span, first: date, last: date) -> None:
    assert span_from(date(2026, 3, 25), span=span, calendar=Calendar.JALALI) == (first, last)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.THIS_MONTH, date(2026, 1, 1), date(2026, 1, 31)),
        (Span.LAST_MONTH, date(2025, 12, 1), date(2025, 12, 31)),
        (Span.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_spans_of_another_shop_are_gregorian(span: Span, first: date, last: date) -> None:
    assert span_from(date(2026, 1, 25), span=span, calendar=Calendar.GREGORIAN) == (first, last)


def test_the_last_month_of_a_leap_year_has_thirty_days() -> None:
    assert month_of(date(2025, 3, 20), calendar=Calendar.JALALI) == (date(2025, 2, 19), date(2025, 3, 20))
    assert year_of(date(2024, 6, 1), calendar=Calendar.JALALI) == (date(2024, 3, 20), date(2025, 3, 20))
