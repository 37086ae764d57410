from django.db import models
from django.utils.translation import gettext_lazy as _


class MovementKind(models.TextChoices):
    OPENING = "OPENING", _("Opening stock")
    IMPORT = "IMPORT", _("Import")
    ADJUSTMENT = "ADJUSTMENT", _("Adjustment")
    CORRECTION = "CORRECTION", _("Weight or cost corrected")
    SALE = "SALE", _("Sale")
    REFUND = "REFUND", _("Refund")
    PURCHASE = "PURCHASE", _("Bought")
    PURCHASE_VOID = "PURCHASE_VOID", _("Purchase voided")


class StockGroup(models.TextChoices):
    """What the value of the stock is told apart by, beside the metal."""

    METAL = "METAL", _("Metal")
    BRANCH = "BRANCH", _("Branch")
    CATEGORY = "CATEGORY", _("Category")
