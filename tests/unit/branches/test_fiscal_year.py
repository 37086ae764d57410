"""The year of the books, in either calendar."""

from datetime import date

import pytest

from shared_apps.tenants.choices import Calendar
from tenant_apps.branches.fiscal_year import fiscal_year


@pytest.mark.parametrize(
    ("day", "calendar", "first_month", "year"),
    [
        (date(2026, 3, 20), Calendar.JALALI, 1, 1404),
        (date(2026, 3, 21), Calendar.JALALI, 1, 1405),
        (date(2025, 3, 20), Calendar.JALALI, 1, 1403),
        (date(2026, 9, 22), Calendar.JALALI, 7, 1404),
        (date(2026, 9, 23), Calendar.JALALI, 7, 1405),
        (date(2026, 12, 31), Calendar.GREGORIAN, 1, 2026),
        (date(2026, 3, 31), Calendar.GREGORIAN, 4, 2025),
        (date(2026, 4, 1), Calendar.GREGORIAN, 4, 2026),
    ],
)
def test_the_year_is_that_in_which_it_began(day: date, calendar: str, first_month: int, year: int) -> None:
    assert fiscal_year(day, calendar=calendar, first_month=first_month) == year
