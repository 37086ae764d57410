from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class Quote(models.Model):
    """A price that the shop stands by until it expires. total = subtotal − discount + tax + rounding.

    ``lines`` is what a sale copies, in the order of the cart: item_id, sku, description, tracking, quantity (pieces,
    count or grams), metal, fineness, and the price's own snapshot (``PriceBreakdown.as_json``).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey("branches.Branch", on_delete=models.PROTECT, related_name="quotes")
    customer_id = models.UUIDField(null=True)
    """A plain id: customers come after pricing in the order of the apps."""
    held_for = models.UUIDField(null=True)
    """The layaway that the goods are kept for; nothing else may become of the quote."""
    quoted_by = models.UUIDField()
    quoted_at = models.DateTimeField(_("quoted at"))
    expires_at = models.DateTimeField(_("expires at"))
    rule_pack = models.CharField(max_length=10)
    rule_version = models.CharField(max_length=40)
    currency = models.CharField(_("currency"), max_length=3)
    lines = models.JSONField()
    subtotal = models.DecimalField(_("subtotal"), max_digits=20, decimal_places=4)
    discount = models.DecimalField(_("discount"), max_digits=20, decimal_places=4)
    tax = models.DecimalField(_("tax"), max_digits=20, decimal_places=4)
    rounding = models.DecimalField(_("rounding"), max_digits=20, decimal_places=4)
    total = models.DecimalField(_("total"), max_digits=20, decimal_places=4)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(total=F("subtotal") - F("discount") + F("tax") + F("rounding")),
                name="quote_total_is_the_sum_of_its_parts",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("quoted_at")), name="quote_expires_later"),
        ]

    def __str__(self) -> str:
        return f"{self.total} {self.currency}"

    def is_expired(self, at: datetime) -> bool:
        """Say whether the shop no longer stands by this price."""
        return at >= self.expires_at
