from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class PeriodLock(models.Model):
    """Up to which day the books are closed: one row, or nothing closed yet. The database refuses what is earlier."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    closed_through = models.DateField(_("closed through"), null=True)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.UUIDField(_("changed by"))

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="period_lock_is_one_row")]

    def __str__(self) -> str:
        return str(self.closed_through)


class YearClose(models.Model):
    """A fiscal year whose result went to retained earnings. Opened again, it stays here as history."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    last_on = models.DateField(_("last day"))
    closed_at = models.DateTimeField(_("closed at"))
    closed_by = models.UUIDField(_("closed by"))
    reopened_at = models.DateTimeField(_("reopened at"), null=True)
    reopened_by = models.UUIDField(_("reopened by"), null=True)

    class Meta:
        ordering = ["-last_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["last_on"], condition=Q(reopened_at=None), name="year_close_is_one_per_last_day"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_by=None)
                | Q(reopened_at__isnull=False, reopened_by__isnull=False),
                name="year_close_says_who_reopened_it",
            ),
        ]

    def __str__(self) -> str:
        return str(self.last_on)
