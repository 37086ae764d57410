from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.catalog.choices import StoneKind


class Stone(models.Model):
    """A stone, or several alike, that an item carries or is."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item = models.ForeignKey("catalog.Item", on_delete=models.CASCADE, related_name="stones")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    """The place among the item's stones, as somebody listed them."""
    kind = models.CharField(_("stone"), max_length=20, choices=StoneKind, default=StoneKind.DIAMOND)
    count = models.PositiveIntegerField(_("count"), default=1, validators=[MinValueValidator(1)])
    carat = models.DecimalField(
        _("carat (all together)"), max_digits=10, decimal_places=3, validators=[MinValueValidator(Decimal("0.001"))]
    )
    cut = models.CharField(_("cut"), max_length=30, blank=True)
    colour = models.CharField(_("colour"), max_length=30, blank=True)
    clarity = models.CharField(_("clarity"), max_length=30, blank=True)
    length_mm = models.DecimalField(_("length (mm)"), max_digits=7, decimal_places=2, null=True, blank=True)
    width_mm = models.DecimalField(_("width (mm)"), max_digits=7, decimal_places=2, null=True, blank=True)
    depth_mm = models.DecimalField(_("depth (mm)"), max_digits=7, decimal_places=2, null=True, blank=True)
    certificate_lab = models.CharField(_("certificate by"), max_length=30, blank=True)
    certificate_number = models.CharField(_("certificate number"), max_length=60, blank=True)
    price = models.DecimalField(
        _("price (all together)"),
        max_digits=20,
        decimal_places=4,
        default=0,
        validators=[MinValueValidator(Decimal(0))],
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(carat__gt=0, count__gt=0, price__gte=0), name="stone_carat_count_price_are_real"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.carat}"
