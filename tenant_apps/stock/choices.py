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
    GOODS_RECEIPT = "GOODS_RECEIPT", _("From a supplier")
    SUPPLIER_RETURN = "SUPPLIER_RETURN", _("Returned to a supplier")
    SUPPLIER_PAYMENT = "SUPPLIER_PAYMENT", _("Paid to a supplier in metal")
