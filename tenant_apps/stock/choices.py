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
    TRANSFER = "TRANSFER", _("Transfer between branches")
    MEMO = "MEMO", _("On memo")
    CONSIGNMENT = "CONSIGNMENT", _("Goods of others")
    COUNT = "COUNT", _("Stock count")
    WORKSHOP = "WORKSHOP", _("Workshop")


class StockPlace(models.TextChoices):
    """Where a branch's goods are. It has them wherever they are; only what is on the shelf is for sale."""

    SHELF = "SHELF", _("On the shelf")
    TRANSIT = "TRANSIT", _("On the way to another branch")
    MEMO = "MEMO", _("On memo with others")
    WORKSHOP = "WORKSHOP", _("In the workshop")


class StockGroup(models.TextChoices):
    """What the value of the stock is told apart by, beside the metal."""

    METAL = "METAL", _("Metal")
    BRANCH = "BRANCH", _("Branch")
    CATEGORY = "CATEGORY", _("Category")
    PLACE = "PLACE", _("Place")
