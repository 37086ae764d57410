from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportKind(models.TextChoices):
    ITEMS = "ITEMS", _("Items and their stock")
    SALES = "SALES", _("Historical sales")


class ImportStatus(models.TextChoices):
    WAITING = "WAITING", _("Waiting")
    RUNNING = "RUNNING", _("Running")
    CHECKED = "CHECKED", _("Checked")
    """A dry run found out what would change; nothing was written."""
    DONE = "DONE", _("Done")
    REFUSED = "REFUSED", _("Refused")
    """Rows cannot be used; nothing was written."""
    FAILED = "FAILED", _("Failed")
