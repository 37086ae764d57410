from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.transfers.choices import SettlementKind


class Settlement(models.Model):
    """What became of a line's goods, or a part of them, after they were sent: append-only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    line = models.ForeignKey("transfers.TransferLine", on_delete=models.PROTECT, related_name="settlements")
    kind = models.CharField(_("kind"), max_length=10, choices=SettlementKind)
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4)
    fine_weight = models.DecimalField(_("fine weight (g)"), max_digits=24, decimal_places=8)
    """Pure grams that went with it."""
    gross_weight = models.DecimalField(_("weight (g)"), max_digits=14, decimal_places=4, null=True)
    """What the scale showed, where it was weighed."""
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    action_id = models.UUIDField()
    """What was settled together; the source of its entries in the books."""
    settled_at = models.DateTimeField(_("settled at"))
    settled_by = models.UUIDField()
    settled_by_name = models.CharField(_("settled by"), max_length=200)

    class Meta:
        ordering = ["settled_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, fine_weight__gte=0) & (Q(gross_weight=None) | Q(gross_weight__gt=0)),
                name="settlement_settles_something",
            ),
            models.CheckConstraint(
                condition=~Q(kind=SettlementKind.LOST) | ~Q(reason=""), name="settlement_of_a_loss_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.quantity}"
