from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.drawers.choices import PaymentMethod


class Payment(models.Model):
    """Money or what counts as money: taken, or given back (negative), with one document."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sale = models.ForeignKey("sales.Sale", on_delete=models.PROTECT, related_name="payments", db_index=False)
    position = models.PositiveSmallIntegerField()
    method = models.CharField(_("method"), max_length=20, choices=PaymentMethod)
    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=4)
    """What it settles: cash handed over less the change."""
    tendered = models.DecimalField(_("tendered"), max_digits=20, decimal_places=4)
    reference = models.CharField(_("reference"), max_length=60, blank=True)
    gift_card_id = models.UUIDField(null=True)
    """Of the card that paid: its code is kept nowhere."""
    gives_back = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    """On a refund: the payment of the sale that this comes out of."""
    is_carried = models.BooleanField(default=False, db_default=False)
    """It went from the refund to the sale of an exchange, and nothing was handed over."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["sale", "position"], name="payment_position_is_unique"),
            models.CheckConstraint(condition=~models.Q(amount=0), name="payment_pays_something"),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.amount}"
