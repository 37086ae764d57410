from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.purchasing.models.amounts import FINE, FINE_WEIGHT_IS_EXACT, GRAMS, MONEY, QUANTITY


class Receipt(models.Model):
    """Goods that came from a supplier, with an order or without. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    supplier = models.ForeignKey("purchasing.Supplier", on_delete=models.PROTECT, related_name="receipts")
    order = models.ForeignKey(
        "purchasing.Order", on_delete=models.PROTECT, null=True, related_name="receipts", db_index=False
    )
    number = models.CharField(_("number"), max_length=40)
    delivery_note = models.CharField(_("delivery note"), max_length=60, blank=True)
    """The supplier's own number of what they sent."""
    received_by = models.UUIDField()
    received_by_name = models.CharField(_("received by"), max_length=200)
    received_at = models.DateTimeField(_("received at"))
    business_day = models.DateField(_("day"))

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["branch", "number"], name="receipt_number_is_unique_in_branch")]

    def __str__(self) -> str:
        return self.number


class ReceiptLine(models.Model):
    """Goods as they were counted and weighed: net = gross − stones; fine = net × fineness / 1000."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveSmallIntegerField()
    order_line = models.ForeignKey(
        "purchasing.OrderLine", on_delete=models.PROTECT, null=True, related_name="receipt_lines", db_index=False
    )
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="+", db_index=False)
    quantity = models.DecimalField(_("quantity"), **QUANTITY)
    gross_weight = models.DecimalField(_("gross weight (g)"), **GRAMS)
    stone_weight = models.DecimalField(_("stones and other parts (g)"), **GRAMS)
    net_weight = models.DecimalField(_("net weight (g)"), **GRAMS)
    metal = models.CharField(_("metal"), max_length=3, blank=True)
    fineness = models.DecimalField(_("fineness (‰)"), max_digits=5, decimal_places=1, null=True, blank=True)
    fine_weight = models.DecimalField(_("fine weight (g)"), **FINE)
    cost = models.DecimalField(_("expected making and other cost"), **MONEY)
    """Of the whole line without its metal, as it came into stock: the invoice says what it is in the end."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["receipt", "position"], name="receipt_line_position_is_unique"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, cost__gte=0, stone_weight__gte=0, net_weight__gte=0)
                & Q(gross_weight=F("net_weight") + F("stone_weight")),
                name="receipt_line_net_is_gross_less_stones",
            ),
            models.CheckConstraint(condition=FINE_WEIGHT_IS_EXACT, name="receipt_line_fine_weight_is_exact"),
        ]
        indexes = [
            models.Index(fields=["item", "-id"], name="receipt_line_of_item"),
            models.Index(
                fields=["order_line"], condition=Q(order_line__isnull=False), name="receipt_line_of_order_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity}"
