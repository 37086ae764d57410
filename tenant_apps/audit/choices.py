from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditAction(models.TextChoices):
    """What happened to a row."""

    INSERT = "I", _("Added")
    UPDATE = "U", _("Changed")
    DELETE = "D", _("Deleted")
    TRUNCATE = "T", _("Deleted with the whole table")


class FaultKind(StrEnum):
    """What the check of a chain finds."""

    ALTERED = "ALTERED"
    DELETED = "DELETED"
    INSERTED = "INSERTED"
    REORDERED = "REORDERED"
    TRUNCATED = "TRUNCATED"
    REWRITTEN = "REWRITTEN"
    """The whole chain: it agrees with itself and not with the anchor."""
    FORGED = "FORGED"
    """The anchor itself: it is not there, or none of our keys signed it."""
