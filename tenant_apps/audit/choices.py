from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditAction(models.TextChoices):
    """What happened to a row."""

    INSERT = "I", _("Added")
    UPDATE = "U", _("Changed")
    DELETE = "D", _("Deleted")
    TRUNCATE = "T", _("Deleted with the whole table")


class FaultKind(models.TextChoices):
    """What the check of a chain finds."""

    ALTERED = "ALTERED", _("altered")
    DELETED = "DELETED", _("deleted")
    INSERTED = "INSERTED", _("inserted")
    REORDERED = "REORDERED", _("reordered")
    TRUNCATED = "TRUNCATED", _("truncated")
    REWRITTEN = "REWRITTEN", _("wholly rewritten")
    FORGED = "FORGED", _("anchor missing or not ours")
