"""The year of the books, which begins where the shop says so in its own calendar."""

from datetime import date

import jdatetime

from shared_apps.tenants.choices import Calendar


def fiscal_year(day: date, *, calendar: str, first_month: int) -> int:
    """Return the fiscal year of ``day``, named by the year of ``calendar`` in which it begins."""
    local = jdatetime.date.fromgregorian(date=day) if calendar == Calendar.JALALI else day
    year: int = local.year
    return year if local.month >= first_month else year - 1
