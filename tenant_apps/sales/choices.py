from django.db import models
from django.utils.translation import gettext_lazy as _


class SaleKind(models.TextChoices):
    """What the document is; amounts of a refund are negative, so that sums are net."""

    SALE = "SALE", _("Sale")
    REFUND = "REFUND", _("Refund")
    ADJUSTMENT = "ADJUSTMENT", _("Adjustment")


class SaleStatus(models.TextChoices):
    COMPLETED = "COMPLETED", _("Completed")
    REFUNDED = "REFUNDED", _("Refunded")


class SaleSource(models.TextChoices):
    COUNTER = "COUNTER", _("Counter")
    IMPORT = "IMPORT", _("Imported history")


class PaperSize(models.TextChoices):
    """What a receipt is printed on."""

    A4 = "A4", _("A4")
    A5 = "A5", _("A5")
    MM80 = "MM80", _("Roll of 80 mm")
