from django.db import models
from django.utils.translation import gettext_lazy as _


class SaleKind(models.TextChoices):
    """What the document is; amounts of a refund are negative, so that sums are net."""

    SALE = "SALE", _("Sale")
    REFUND = "REFUND", _("Refund")
    ADJUSTMENT = "ADJUSTMENT", _("Adjustment")


class SaleStatus(models.TextChoices):
    """What became of a document. A void one counts nowhere, and keeps its number."""

    COMPLETED = "COMPLETED", _("Completed")
    PARTLY_REFUNDED = "PARTLY_REFUNDED", _("Partly refunded")
    REFUNDED = "REFUNDED", _("Refunded")
    VOIDED = "VOIDED", _("Void")


class SaleSource(models.TextChoices):
    COUNTER = "COUNTER", _("Counter")
    IMPORT = "IMPORT", _("Imported history")


class PaperSize(models.TextChoices):
    """What a receipt is printed on."""

    A4 = "A4", _("A4")
    A5 = "A5", _("A5")
    MM80 = "MM80", _("Roll of 80 mm")


class ReturnReason(models.TextChoices):
    """Why something came back."""

    SIZE = "SIZE", _("Does not fit")
    TASTE = "TASTE", _("Changed their mind")
    DEFECT = "DEFECT", _("Defect")
    WRONG_ITEM = "WRONG_ITEM", _("Wrong item")
    GIFT = "GIFT", _("Gift returned")
    OTHER = "OTHER", _("Other")


class ChequeStatus(models.TextChoices):
    """Where a cheque is, and what came of it."""

    RECEIVED = "RECEIVED", _("In hand")
    DEPOSITED = "DEPOSITED", _("Deposited")
    CLEARED = "CLEARED", _("Cleared")
    BOUNCED = "BOUNCED", _("Bounced")
    RETURNED = "RETURNED", _("Given back")
