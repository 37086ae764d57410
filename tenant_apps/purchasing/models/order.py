from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import DecimalField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.purchasing.choices import OrderStatus
from tenant_apps.purchasing.models.amounts import FINE, FINE_WEIGHT_IS_EXACT, GRAMS, MONEY, QUANTITY
from tenant_apps.purchasing.models.receipt import ReceiptLine


class Order(models.Model):
    """What the shop wants of a supplier. Only a draft is rewritten; what was received of it is a sum of receipts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    supplier = models.ForeignKey("purchasing.Supplier", on_delete=models.PROTECT, related_name="orders")
    number = models.CharField(_("number"), max_length=40)
    status = models.CharField(_("status"), max_length=20, choices=OrderStatus, default=OrderStatus.DRAFT)
    expected_on = models.DateField(_("expected on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    value = models.DecimalField(_("value"), **MONEY)
    """What it is worth, its metal at the rate of its submission: by this it is approved. Nothing of a draft."""
    ordered_by = models.UUIDField()
    ordered_by_name = models.CharField(_("ordered by"), max_length=200)
    created_at = models.DateTimeField(_("created at"))
    approved_by = models.UUIDField(null=True, blank=True)
    approved_by_name = models.CharField(_("approved by"), max_length=200, blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "number"], name="order_number_is_unique_in_branch"),
            models.CheckConstraint(
                # One by one: PostgreSQL writes a list back in another form than it reads it.
                condition=Q(status=OrderStatus.DRAFT)
                | Q(status=OrderStatus.SUBMITTED)
                | Q(status=OrderStatus.CANCELLED)
                | Q(approved_at__isnull=False),
                name="order_is_received_after_its_approval",
            ),
        ]

    def __str__(self) -> str:
        return self.number


def received() -> Combinable:
    """Return the expression for how much of an order's line the receipts say."""
    lines = ReceiptLine.objects.filter(order_line=OuterRef("pk")).order_by().values("order_line")
    total = Subquery(lines.annotate(total=Sum("quantity")).values("total"))
    return Coalesce(total, Value(Decimal(0)), output_field=DecimalField())


class OrderLineQuerySet(models.QuerySet["OrderLine"]):
    def with_received(self) -> Self:
        """Annotate ``received``."""
        return self.annotate(received=received())


class OrderLine(models.Model):
    """Something on order: an item that is known, or a description of what is to come."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    description = models.CharField(_("description"), max_length=200)
    quantity = models.DecimalField(_("quantity"), **QUANTITY)
    metal = models.CharField(_("metal"), max_length=3, blank=True)
    fineness = models.DecimalField(_("fineness (‰)"), max_digits=5, decimal_places=1, null=True, blank=True)
    net_weight = models.DecimalField(_("expected net weight (g)"), **GRAMS)
    """Of the whole line."""
    fine_weight = models.DecimalField(_("expected fine weight (g)"), **FINE)
    cost = models.DecimalField(_("agreed making and other cost"), **MONEY)
    """Of the whole line, without its metal."""
    rate = models.DecimalField(_("agreed rate per fine gram"), max_digits=20, decimal_places=6, null=True, blank=True)

    objects = OrderLineQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="order_line_position_is_unique"),
            models.CheckConstraint(condition=Q(quantity__gt=0, cost__gte=0), name="order_line_orders_something"),
            models.CheckConstraint(condition=FINE_WEIGHT_IS_EXACT, name="order_line_fine_weight_is_exact"),
            models.CheckConstraint(condition=Q(rate=None) | Q(rate__gt=0), name="order_line_rate_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} {self.description}"
