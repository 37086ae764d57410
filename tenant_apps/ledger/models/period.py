from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


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
