"""What the shop prints on its labels."""

from tenant_apps.labels.models import LabelSettings


def label_settings() -> LabelSettings:
    """Return the shop's settings, or the defaults where it changed none."""
    return LabelSettings.objects.first() or LabelSettings()
