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
