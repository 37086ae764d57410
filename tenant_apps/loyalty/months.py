"""Months of the calendar that the books are kept in."""

from calendar import monthrange
from datetime import datetime


def months_from(moment: datetime, months: int) -> datetime:
    """Return the same day and time ``months`` later, or (negative) earlier; the last day of a month that is shorter."""
    month = 12 * moment.year + moment.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
