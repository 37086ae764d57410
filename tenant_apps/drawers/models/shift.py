from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class ShiftQuerySet(models.QuerySet["Shift"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class Shift(models.Model):
    """What one person answers for at one till, from the float to the count. Closed, it never changes again.

    Money is in ``currency``. ``z_number`` counts the closed shifts of a till, without gaps.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    terminal = models.ForeignKey("branches.Terminal", on_delete=models.PROTECT, related_name="shifts", db_index=False)
    holder_id = models.UUIDField()
    """Who answers for the drawer."""
    holder_name = models.CharField(_("cashier"), max_length=200)
    currency = models.CharField(_("currency"), max_length=3)
    opening_float = models.DecimalField(_("float"), max_digits=20, decimal_places=4)
    opened_at = models.DateTimeField(_("opened at"))
    closed_at = models.DateTimeField(_("closed at"), null=True)
    closed_by_name = models.CharField(_("closed by"), max_length=200, blank=True)
    """Another than the cashier where a manager closed the shift in their place."""
    closing_note = models.CharField(_("note"), max_length=200, blank=True)
    z_number = models.PositiveIntegerField(_("Z number"), null=True)
    counted_cash = models.DecimalField(_("counted cash"), max_digits=20, decimal_places=4, null=True)
    expected_cash = models.DecimalField(_("expected cash"), max_digits=20, decimal_places=4, null=True)
    differs = models.BooleanField(_("has differences"), default=False)
    """Some method's count, cash or not, is not what was expected."""
    z_report = models.JSONField(null=True)
    """What the Z report says, in the form of ``ShiftReport.as_json``."""

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["terminal"], condition=Q(closed_at=None), name="shift_one_is_open_per_terminal"
            ),
            models.UniqueConstraint(fields=["terminal", "z_number"], name="shift_z_number_is_unique_in_terminal"),
            models.CheckConstraint(condition=Q(opening_float__gte=0), name="shift_float_is_not_negative"),
            models.CheckConstraint(
                condition=Q(
                    closed_at__isnull=True,
                    z_number__isnull=True,
                    counted_cash__isnull=True,
                    expected_cash__isnull=True,
                    z_report__isnull=True,
                    differs=False,
                )
                | Q(
                    closed_at__gte=F("opened_at"),
                    z_number__gt=0,
                    counted_cash__gte=0,
                    expected_cash__isnull=False,
                    z_report__isnull=False,
                ),
                name="shift_closed_has_its_report",
            ),
            models.CheckConstraint(
                condition=Q(differs=True) | Q(counted_cash=None) | Q(counted_cash=F("expected_cash")),
                name="shift_with_another_count_differs",
            ),
        ]
        indexes = [models.Index(fields=["-opened_at", "-id"], name="shift_newest")]

    def __str__(self) -> str:
        return f"{self.holder_name}, {self.opened_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
