"""Days of the year in the shop's calendar: whoever was born on 1 Farvardin celebrates on it, whatever day that is."""

from datetime import date, timedelta

import jdatetime

from shared_apps.tenants.choices import Calendar

_LEAP_DAYS = {Calendar.JALALI: (12_29, 12_30), Calendar.GREGORIAN: (2_28, 2_29)}
"""The day on which a common year celebrates, and the leap day."""


def month_day(day: date, *, calendar: str) -> int:
    """Return month × 100 + day of month."""
    there = jdatetime.date.fromgregorian(date=day) if calendar == Calendar.JALALI else day
    return int(there.month) * 100 + int(there.day)


def celebrated_on(day: date, *, calendar: str) -> list[int]:
    """Return the days of the year that are celebrated on ``day``: its own, and the leap day where there is none."""
    eve, leap_day = _LEAP_DAYS[Calendar(calendar)]
    today = month_day(day, calendar=calendar)
    is_common = today == eve and month_day(day + timedelta(days=1), calendar=calendar) != leap_day
    return [today, leap_day] if is_common else [today]
