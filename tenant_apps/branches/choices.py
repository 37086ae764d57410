from django.db import models
from django.utils.translation import gettext_lazy as _


class Series(models.TextChoices):
    """A row of documents that is numbered on its own. The value stands in the number: nothing for a sale."""

    SALE = "", _("Sales")
    REFUND = "R", _("Refunds")
    PURCHASE = "P", _("Purchases")
    Z_REPORT = "Z", _("Z reports")
    PLAN = "I", _("Instalment plans")
    TRANSFER = "T", _("Transfers")
