from django.db import models
from django.utils.translation import gettext_lazy as _


class TenantStatus(models.TextChoices):
    TRIAL = "TRIAL", _("Trial")
    ACTIVE = "ACTIVE", _("Active")
    SUSPENDED = "SUSPENDED", _("Suspended")
    PENDING_DELETION = "PENDING_DELETION", _("Pending deletion")

    @property
    def is_open(self) -> bool:
        """Return whether the shop may be used."""
        return self in {TenantStatus.TRIAL, TenantStatus.ACTIVE}


class Calendar(models.TextChoices):
    GREGORIAN = "GREGORIAN", _("Gregorian")
    JALALI = "JALALI", _("Jalali")


class TenantAction(models.TextChoices):
    """What can be done to a shop; the audit keeps each."""

    SUSPENDED = "SUSPENDED", _("Suspended")
    REACTIVATED = "REACTIVATED", _("Reactivated")
    RENAMED = "RENAMED", _("Renamed")
    CLOSED = "CLOSED", _("Closed")
    REOPENED = "REOPENED", _("Reopened")
    DELETION_STARTED = "DELETION_STARTED", _("Deletion started")
    DELETED = "DELETED", _("Deleted")
    EXPORTED = "EXPORTED", _("Exported")
    IMPORTED = "IMPORTED", _("Imported")
    MOVE_STARTED = "MOVE_STARTED", _("Move started")
    MOVED = "MOVED", _("Moved")
    MOVE_GIVEN_UP = "MOVE_GIVEN_UP", _("Move given up")
