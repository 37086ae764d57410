"""How the shop works at its counters."""

from tenant_apps.drawers.models import CounterSettings


def counter_settings() -> CounterSettings:
    """Return the shop's settings, or the defaults where it changed none."""
    return CounterSettings.objects.first() or CounterSettings()
