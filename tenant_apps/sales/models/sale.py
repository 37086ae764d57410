from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.customers.models import Customer
from tenant_apps.sales.choices import ReturnReason, SaleKind, SaleSource, SaleStatus

MONEY_AMOUNTS = ("subtotal", "discount", "tax", "rounding", "total")
LINE_AMOUNTS = ("quantity", "net_weight", "fine_weight", *MONEY_AMOUNTS)


class SaleQuerySet(models.QuerySet["Sale"]):
    def between(self, first: date, last: date) -> Self:
        """Documents of the shop's own days ``first`` to ``last``, both included."""
        return self.filter(business_day__range=(first, last))

    def counted(self) -> Self:
        """Leave out what was made void: it never happened."""
        return self.exclude(status=SaleStatus.VOIDED)

    def matching(self, text: str) -> Self:
        """Find documents by a part of their number, by their customer, or by the SKU of a line."""
        words = text.strip()
        return self.filter(
            Q(number__icontains=words)
            | Q(customer__in=Customer.objects.matching(words).order_by().values("pk"))
            | Q(pk__in=SaleLine.objects.filter(sku=words).order_by().values("sale"))
        )


class Sale(models.Model):
    """One visit to the till, finished: an immutable document with snapshots. A refund is a document of its own.

    Money is in ``currency``, negative on refunds. ``business_day`` is the day in the shop's time zone.
    total = subtotal − discount + tax + rounding; the payments add up to total + cash_rounding.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="sales", db_index=False)
    terminal = models.ForeignKey(
        "branches.Terminal", on_delete=models.PROTECT, null=True, related_name="sales", db_index=False
    )
    number = models.CharField(_("number"), max_length=40)
    """Without gaps in its branch, series and fiscal year; imported documents keep their own."""
    kind = models.CharField(_("kind"), max_length=10, choices=SaleKind, default=SaleKind.SALE)
    status = models.CharField(_("status"), max_length=20, choices=SaleStatus, default=SaleStatus.COMPLETED)
    source = models.CharField(_("source"), max_length=10, choices=SaleSource, default=SaleSource.COUNTER)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, null=True, related_name="sales")
    cashier_id = models.UUIDField(null=True)
    cashier_name = models.CharField(_("cashier"), max_length=200, blank=True)
    quote_id = models.UUIDField(null=True, unique=True)
    refund_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="refunds", db_index=False)
    exchanged_for = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="exchanged_from")
    """On a refund: the sale that was made and settled together with it."""
    return_reason = models.CharField(_("kind of reason"), max_length=20, choices=ReturnReason, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    subtotal = models.DecimalField(_("subtotal"), max_digits=20, decimal_places=4)
    discount = models.DecimalField(_("discount"), max_digits=20, decimal_places=4)
    tax = models.DecimalField(_("tax"), max_digits=20, decimal_places=4)
    rounding = models.DecimalField(_("rounding"), max_digits=20, decimal_places=4)
    total = models.DecimalField(_("total"), max_digits=20, decimal_places=4)
    change = models.DecimalField(_("change"), max_digits=20, decimal_places=4, default=0)
    cash_rounding = models.DecimalField(_("cash rounding"), max_digits=20, decimal_places=4, default=0, db_default=0)
    """What was paid beyond the total, because no coin is small enough; negative where it is less."""
    sold_at = models.DateTimeField(_("sold at"))
    business_day = models.DateField(_("day"))
    voided_at = models.DateTimeField(_("voided at"), null=True)
    voided_by_name = models.CharField(_("voided by"), max_length=200, blank=True)
    void_reason = models.CharField(_("reason of the void"), max_length=200, blank=True)

    objects = SaleQuerySet.as_manager()

    class Meta:
        ordering = ["-sold_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "number"], name="sale_number_is_unique_in_branch"),
            models.CheckConstraint(
                condition=Q(total=F("subtotal") - F("discount") + F("tax") + F("rounding")),
                name="sale_total_is_the_sum_of_its_parts",
            ),
            models.CheckConstraint(
                condition=Q(kind=SaleKind.REFUND) | Q(refund_of=None), name="sale_only_a_refund_refunds"
            ),
            models.CheckConstraint(
                condition=Q(kind=SaleKind.REFUND) | Q(exchanged_for=None), name="sale_only_a_refund_is_exchanged"
            ),
            models.CheckConstraint(
                condition=Q(status=SaleStatus.VOIDED, voided_at__isnull=False)
                | (~Q(status=SaleStatus.VOIDED) & Q(voided_at=None)),
                name="sale_void_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["-sold_at", "-id"], name="sale_newest"),
            models.Index(fields=["business_day"], name="sale_by_day"),
            models.Index(fields=["refund_of"], condition=Q(refund_of__isnull=False), name="sale_refunds_of"),
        ]

    def __str__(self) -> str:
        return self.number


class SaleLine(models.Model):
    """What was sold, as it was priced: nothing here follows the catalogue or the market any more."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sale = models.ForeignKey(Sale, on_delete=models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveIntegerField()
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, null=True, related_name="sale_lines")
    """Empty for imported history."""
    return_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="returns", db_index=False)
    """On a refund: the line of the sale that comes back, in whole or in part."""
    sku = models.CharField(_("SKU"), max_length=60)
    description = models.CharField(_("description"), max_length=200)
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4)
    """Pieces, count or grams; negative on refunds."""
    metal = models.CharField(_("metal"), max_length=3, blank=True)
    fineness = models.DecimalField(_("fineness (‰)"), max_digits=5, decimal_places=1, null=True)
    net_weight = models.DecimalField(_("net weight (g)"), max_digits=14, decimal_places=4, default=0)
    """Of the whole line."""
    fine_weight = models.DecimalField(_("fine weight (g)"), max_digits=24, decimal_places=8, default=0)
    stock_fine_weight = models.DecimalField(
        _("fine weight out of stock (g)"), max_digits=24, decimal_places=8, default=0, db_default=0
    )
    """What the stock gave for it: the books' grams, while ``fine_weight`` is what the price reckoned with."""
    cost = models.DecimalField(_("cost"), max_digits=20, decimal_places=4, default=0, db_default=0)
    """What the shop had paid for it beside the metal, at the moment of the sale."""
    components = models.JSONField(default=dict)
    """Every part of the price, the rule and its version, the rate and its time (decimals as text)."""
    subtotal = models.DecimalField(_("subtotal"), max_digits=20, decimal_places=4)
    discount = models.DecimalField(_("discount"), max_digits=20, decimal_places=4, default=0)
    tax = models.DecimalField(_("tax"), max_digits=20, decimal_places=4, default=0)
    rounding = models.DecimalField(_("rounding"), max_digits=20, decimal_places=4, default=0)
    total = models.DecimalField(_("total"), max_digits=20, decimal_places=4)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["sale", "position"], name="sale_line_position_is_unique"),
            models.CheckConstraint(
                condition=Q(total=F("subtotal") - F("discount") + F("tax") + F("rounding")),
                name="sale_line_total_is_the_sum_of_its_parts",
            ),
        ]
        indexes = [
            models.Index(fields=["sku"], name="sale_line_by_sku"),
            models.Index(fields=["return_of"], condition=Q(return_of__isnull=False), name="sale_line_returns_of"),
        ]

    def __str__(self) -> str:
        return f"{self.sku} × {self.quantity}"
