from django.db import models
from django.utils.translation import gettext_lazy as _


class Cycle(models.TextChoices):
    MONTHLY = "MONTHLY", _("Monthly")
    YEARLY = "YEARLY", _("Yearly")


class Limit(models.TextChoices):
    """What a plan limits. Storage counts mebibytes."""

    USERS = "users", _("people who log in")
    ITEMS = "items", _("items")
    BRANCHES = "branches", _("branches")
    STORAGE_MB = "storage_mb", _("MB of files")
