"""Who approves how much, and how far papers may differ."""

from tenant_apps.purchasing.models import PurchasingSettings


def purchasing_settings() -> PurchasingSettings:
    """Return the shop's settings, or the defaults where it changed none."""
    return PurchasingSettings.objects.first() or PurchasingSettings()
