from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7


class OldGold(models.Model):
    """Old metal taken in exchange for a part of the bill, as it was weighed, tested and valued. It never changes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    payment = models.ForeignKey("sales.Payment", on_delete=models.PROTECT, related_name="old_gold", db_index=False)
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey("catalog.Item", on_delete=models.PROTECT, related_name="+", db_index=False)
    """The scrap that it became."""
    description = models.CharField(_("description"), max_length=200, blank=True)
    metal = models.CharField(_("metal"), max_length=3)
    gross_weight = models.DecimalField(_("gross weight (g)"), max_digits=14, decimal_places=4)
    deduction = models.DecimalField(_("deduction (g)"), max_digits=14, decimal_places=4)
    """Stones, springs and dirt."""
    net_weight = models.DecimalField(_("net weight (g)"), max_digits=14, decimal_places=4)
    fineness = models.DecimalField(_("fineness (‰)"), max_digits=5, decimal_places=1)
    """As it was tested."""
    per_fine_gram = models.DecimalField(_("rate per fine gram"), max_digits=20, decimal_places=6)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "position"], name="old_gold_position_is_unique"),
            models.CheckConstraint(
                condition=Q(net_weight=F("gross_weight") - F("deduction"), net_weight__gt=0, deduction__gte=0),
                name="old_gold_net_is_gross_less_deduction",
            ),
            models.CheckConstraint(condition=Q(fineness__gt=0, fineness__lte=1000), name="old_gold_fineness_is_real"),
            models.CheckConstraint(condition=Q(value__gt=0), name="old_gold_is_worth_something"),
        ]

    def __str__(self) -> str:
        return f"{self.net_weight} g {self.fineness}"
