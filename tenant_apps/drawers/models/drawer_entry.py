from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.drawers.choices import CashReason, PaymentMethod, TakingKind


class DrawerEntry(models.Model):
    """What came into a drawer, or left it (negative). Append-only, and nothing is added once the shift is closed.

    What a drawer should hold is its float and the sum of these; no balance is stored.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shift = models.ForeignKey("drawers.Shift", on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(_("kind"), max_length=20, choices=TakingKind)
    method = models.CharField(_("method"), max_length=20, choices=PaymentMethod)
    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=4)
    source_id = models.UUIDField()
    """The document behind it. Cash in and out is its own document: the entry's own id."""
    reason = models.CharField(_("reason"), max_length=20, choices=CashReason, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    actor_name = models.CharField(_("by"), max_length=200, blank=True)
    """Who moved cash in or out; another entry's document says it."""
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="drawer_entry_moves_something"),
            models.CheckConstraint(
                condition=Q(kind=TakingKind.CASH_IN, method=PaymentMethod.CASH, amount__gt=0)
                | Q(kind=TakingKind.CASH_OUT, method=PaymentMethod.CASH, amount__lt=0)
                # One by one: what PostgreSQL makes of a list it writes differently when it reads it back.
                | ~Q(kind=TakingKind.CASH_IN) & ~Q(kind=TakingKind.CASH_OUT),
                name="drawer_entry_cash_in_and_out_is_cash",
            ),
            models.CheckConstraint(
                condition=(Q(kind=TakingKind.CASH_IN) | Q(kind=TakingKind.CASH_OUT)) & ~Q(reason="")
                | ~Q(kind=TakingKind.CASH_IN) & ~Q(kind=TakingKind.CASH_OUT) & Q(reason=""),
                name="drawer_entry_says_why_cash_moved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.method} {self.amount}"
