"""Months and years of a shop's own calendar, as days of the Gregorian one that everything is stored in."""

from datetime import date, timedelta
from enum import Enum

import jdatetime

from shared_apps.tenants.choices import Calendar

MONTHS = 12


class Span(Enum):
    """A usual period, seen from a day."""

    TODAY = "TODAY"
    THIS_MONTH = "THIS_MONTH"
    LAST_MONTH = "LAST_MONTH"
    THIS_YEAR = "THIS_YEAR"
    LAST_YEAR = "LAST_YEAR"


def span_from(day: date, *, span: Span, calendar: str) -> tuple[date, date]:
    """Return the first and the last day of a period; the current month and year are whole, coming days included."""
    match span:
        case Span.TODAY:
            return day, day
        case Span.THIS_MONTH:
            return month_of(day, calendar=calendar)
        case Span.LAST_MONTH:
            return month_of(month_of(day, calendar=calendar)[0] - timedelta(days=1), calendar=calendar)
        case Span.THIS_YEAR:
            return year_of(day, calendar=calendar)
        case Span.LAST_YEAR:
            return year_of(year_of(day, calendar=calendar)[0] - timedelta(days=1), calendar=calendar)


def month_of(day: date, *, calendar: str) -> tuple[date, date]:
    """Return the first and the last day of the month that ``day`` is in."""
    year, month = _year_and_month(day, calendar)
    after = (year + 1, 1) if month == MONTHS else (year, month + 1)
    return _first_of(year, month, calendar), _first_of(*after, calendar) - timedelta(days=1)


def year_of(day: date, *, calendar: str) -> tuple[date, date]:
    """Return the first and the last day of the year that ``day`` is in."""
    year, _ = _year_and_month(day, calendar)
    return _first_of(year, 1, calendar), _first_of(year + 1, 1, calendar) - timedelta(days=1)


def _year_and_month(day: date, calendar: str) -> tuple[int, int]:
    if calendar == Calendar.JALALI:
        jalali = jdatetime.date.fromgregorian(date=day)
        return jalali.year, jalali.month
    return day.year, day.month


def _first_of(year: int, month: int, calendar: str) -> date:
    if calendar == Calendar.JALALI:
        day: date = jdatetime.date(year, month, 1).togregorian()
        return day
    return date(year, month, 1)
