from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.drawers.choices import PaymentMethod


class PurchasePayment(models.Model):
    """Money that the shop gave for a purchase, or owes as store credit."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    purchase = models.ForeignKey("buying.Purchase", on_delete=models.PROTECT, related_name="payments", db_index=False)
    position = models.PositiveSmallIntegerField()
    method = models.CharField(_("method"), max_length=20, choices=PaymentMethod)
    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=4)
    reference = models.CharField(_("reference"), max_length=60, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["purchase", "position"], name="purchase_payment_position_is_unique"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="purchase_payment_pays_something"),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.amount}"
