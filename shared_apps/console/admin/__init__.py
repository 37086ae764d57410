"""Django finds this module by its name; it brings the pages of the console."""

from shared_apps.console.admin import anchors, audit, events, plans, rates, staff, tenants, usage

__all__ = ["anchors", "audit", "events", "plans", "rates", "staff", "tenants", "usage"]
