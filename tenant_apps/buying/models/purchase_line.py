from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class PurchaseLine(models.Model):
    """Something that was bought, as it was weighed, tested and valued: enough to reckon it again years later."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    purchase = models.ForeignKey("buying.Purchase", on_delete=models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="+", db_index=False)
    """What it became in stock: scrap of its fineness, or the piece or coin that it is."""
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=4)
    """Pieces, count or grams, as the item is tracked."""
    description = models.CharField(_("description"), max_length=200, blank=True)
    metal = models.CharField(_("metal"), max_length=3)
    gross_weight = models.DecimalField(_("gross weight (g)"), max_digits=14, decimal_places=4)
    deduction = models.DecimalField(_("deduction (g)"), max_digits=14, decimal_places=4)
    """Stones, springs and dirt."""
    net_weight = models.DecimalField(_("net weight (g)"), max_digits=14, decimal_places=4)
    fineness = models.DecimalField(_("fineness (‰)"), max_digits=5, decimal_places=1)
    """As it was tested."""
    melting_loss_percent = models.DecimalField(_("melting loss (%)"), max_digits=7, decimal_places=4)
    fine_weight = models.DecimalField(_("fine weight (g)"), max_digits=24, decimal_places=8)
    per_fine_gram = models.DecimalField(_("rate per fine gram"), max_digits=20, decimal_places=6)
    """What the shop paid for one: the board's rate less the spread."""
    rate_at = models.DateTimeField(_("time of the rate"))
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4)
    """What the metal is worth at that rate."""
    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=4)
    """What was paid: the value, or what was agreed."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["purchase", "position"], name="purchase_line_position_is_unique"),
            models.CheckConstraint(
                condition=Q(net_weight=F("gross_weight") - F("deduction"), net_weight__gt=0, deduction__gte=0),
                name="purchase_line_net_is_gross_less_deduction",
            ),
            models.CheckConstraint(
                condition=Q(
                    fine_weight=F("net_weight") * F("fineness") * Decimal("0.001"), fineness__gt=0, fineness__lte=1000
                ),
                name="purchase_line_fine_weight_is_exact",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="purchase_line_pays_something"),
        ]

    def __str__(self) -> str:
        return f"{self.net_weight} g {self.fineness}"
