from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.sales.choices import ChequeStatus


class Cheque(models.Model):
    """A cheque that paid for a sale: worth its money once the bank has cleared it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    payment = models.OneToOneField("sales.Payment", on_delete=models.PROTECT, related_name="cheque")
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="cheques", db_index=False)
    """Whose debt it is again when it bounces."""
    number = models.CharField(_("number"), max_length=40)
    bank = models.CharField(_("bank"), max_length=100)
    due_on = models.DateField(_("due on"))
    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=4)
    currency = models.CharField(_("currency"), max_length=3)
    status = models.CharField(_("status"), max_length=10, choices=ChequeStatus, default=ChequeStatus.RECEIVED)
    status_at = models.DateTimeField(_("since"))

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="cheque_is_worth_something")]
        indexes = [models.Index(fields=["due_on", "id"], name="cheque_by_due_day")]

    def __str__(self) -> str:
        return f"{self.bank} {self.number}"
