from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.purchasing.models.amounts import FROM_ZERO

PERCENT: Any = {"max_digits": 7, "decimal_places": 4, "validators": [*FROM_ZERO, MaxValueValidator(Decimal(100))]}


class PurchasingSettings(models.Model):
    """Who approves how much, and how far papers may differ: the one row of it, or the defaults where there is none."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    manager_limit = models.DecimalField(
        _("managers approve orders up to"), max_digits=20, decimal_places=4, null=True, blank=True, validators=FROM_ZERO
    )
    """In the shop's currency; empty: whatever they are worth. What is above, the owner approves."""
    quantity_percent = models.DecimalField(_("tolerance of quantity (%)"), default=Decimal(0), **PERCENT)
    weight_percent = models.DecimalField(_("tolerance of fine weight (%)"), default=Decimal("0.5"), **PERCENT)
    weight_grams = models.DecimalField(
        _("tolerance of fine weight (g)"),
        max_digits=14,
        decimal_places=4,
        default=Decimal("0.05"),
        validators=FROM_ZERO,
    )
    """Whichever of the two lets more pass."""
    price_percent = models.DecimalField(_("tolerance of prices (%)"), default=Decimal(1), **PERCENT)

    class Meta:
        verbose_name = _("purchasing settings")
        verbose_name_plural = _("purchasing settings")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="purchasing_settings_is_one_row")]

    def __str__(self) -> str:
        return f"{self.manager_limit}"
