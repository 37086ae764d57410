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
