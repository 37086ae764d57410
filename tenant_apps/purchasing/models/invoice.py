from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.purchasing.choices import InvoiceKind, InvoiceStatus, Settlement
from tenant_apps.purchasing.models.amounts import FINE, MONEY, QUANTITY


class Invoice(models.Model):
    """What a supplier asks for goods that came, or as a debit note what they owe back for goods that went.

    A held one is in no books: it is accepted, which posts it, or withdrawn, which removes it. A posted one stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    supplier = models.ForeignKey("purchasing.Supplier", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("kind"), max_length=10, choices=InvoiceKind)
    status = models.CharField(_("status"), max_length=10, choices=InvoiceStatus)
    number = models.CharField(_("number"), max_length=60)
    """The supplier's own of an invoice, the branch's of a debit note."""
    issued_on = models.DateField(_("date"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    differences = models.JSONField(default=list, blank=True)
    """What was out of tolerance when it was recorded (kind, position, expected, found; decimals as text)."""
    recorded_by = models.UUIDField()
    recorded_by_name = models.CharField(_("recorded by"), max_length=200)
    recorded_at = models.DateTimeField(_("recorded at"))
    accepted_by = models.UUIDField(null=True, blank=True)
    accepted_by_name = models.CharField(_("accepted by"), max_length=200, blank=True)
    accept_reason = models.CharField(_("reason"), max_length=200, blank=True)
    posted_at = models.DateTimeField(_("posted at"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["supplier", "kind", "number"], name="invoice_number_is_once_a_supplier"),
            models.CheckConstraint(
                condition=Q(status=InvoiceStatus.HELD, posted_at=None, kind=InvoiceKind.INVOICE)
                | Q(status=InvoiceStatus.POSTED, posted_at__isnull=False),
                name="invoice_posted_has_time",
            ),
            models.CheckConstraint(
                condition=Q(status=InvoiceStatus.HELD) | Q(differences=[]) | Q(accepted_by__isnull=False),
                name="invoice_with_differences_is_accepted",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class InvoiceLine(models.Model):
    """A line of a receipt as it is billed, or a part of it that went back. It goes only with its held invoice."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveSmallIntegerField()
    receipt_line = models.ForeignKey(
        "purchasing.ReceiptLine", on_delete=models.PROTECT, related_name="invoice_lines", db_index=True
    )
    is_return = models.BooleanField(default=False)
    """Of a debit note; amounts are positive there too."""
    quantity = models.DecimalField(_("quantity"), **QUANTITY)
    settlement = models.CharField(_("settlement"), max_length=10, choices=Settlement)
    fine_weight = models.DecimalField(_("billed fine weight (g)"), **FINE)
    metal_amount = models.DecimalField(_("price of the metal"), **MONEY)
    cost = models.DecimalField(_("making and other cost"), **MONEY)
    tax = models.DecimalField(_("tax"), **MONEY)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["invoice", "position"], name="invoice_line_position_is_unique"),
            models.UniqueConstraint(
                fields=["receipt_line"], condition=Q(is_return=False), name="receipt_line_is_invoiced_once"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, fine_weight__gte=0, metal_amount__gte=0, cost__gte=0, tax__gte=0),
                name="invoice_line_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(settlement=Settlement.MONEY) | Q(metal_amount=0), name="invoice_line_in_grams_has_no_price"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity}"
