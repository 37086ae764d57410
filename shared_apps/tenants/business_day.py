"""The shop's own day, which is not the day in UTC."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from shared_apps.tenants.context import current_tenant


def business_day(moment: datetime) -> date:
    """Return the day of ``moment`` in the time zone of the shop we work for."""
    return moment.astimezone(ZoneInfo(current_tenant().time_zone)).date()
