"""Django finds this module by its name; it brings the pages of the console."""

from shared_apps.console.admin import events, plans, rates, staff, tenants, usage

__all__ = ["events", "plans", "rates", "staff", "tenants", "usage"]
