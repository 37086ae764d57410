from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.purchasing.choices import PaymentKind
from tenant_apps.purchasing.models.amounts import FINE, MONEY

_NO_METAL, _NO_ITEM = Q(metal="", fine_weight=0, rate=None), Q(item=None, quantity=None)


class Payment(models.Model):
    """Money or metal that the shop gave a supplier, or grams owed that became money owed. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    terminal = models.ForeignKey(
        "branches.Terminal", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    supplier = models.ForeignKey("purchasing.Supplier", on_delete=models.PROTECT, related_name="payments")
    kind = models.CharField(_("kind"), max_length=10, choices=PaymentKind)
    method = models.CharField(_("method"), max_length=20, choices=PaymentMethod, blank=True)
    amount = models.DecimalField(_("amount"), **MONEY)
    """Money that was paid, or that grams became."""
    metal = models.CharField(_("metal"), max_length=3, blank=True)
    fine_weight = models.DecimalField(_("fine weight (g)"), **FINE)
    rate = models.DecimalField(_("rate per fine gram"), max_digits=20, decimal_places=6, null=True, blank=True)
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4, null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=60, blank=True)
    paid_by = models.UUIDField()
    paid_by_name = models.CharField(_("paid by"), max_length=200)
    paid_at = models.DateTimeField(_("paid at"))
    business_day = models.DateField(_("day"))

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=PaymentKind.MONEY, amount__gt=0) & ~Q(method="") & _NO_METAL & _NO_ITEM
                | Q(kind=PaymentKind.METAL, method="", amount=0, rate=None, fine_weight__gt=0, quantity__gt=0)
                & ~Q(metal="")
                & Q(item__isnull=False)
                | Q(kind=PaymentKind.FIXING, method="", amount__gt=0, fine_weight__gt=0, rate__gt=0)
                & ~Q(metal="")
                & _NO_ITEM,
                name="supplier_payment_is_of_its_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} {self.fine_weight}"
