from django.db import models
from django.utils.translation import gettext_lazy as _


class Series(models.TextChoices):
    """A row of documents that is numbered on its own. The value stands in the number: nothing for a sale."""

    SALE = "", _("Sales")
    REFUND = "R", _("Refunds")
    PURCHASE = "P", _("Purchases")
    Z_REPORT = "Z", _("Z reports")
    PLAN = "I", _("Instalment plans")
    WORK = "W", _("Jobs of the workshop")
    ORDER = "O", _("Purchase orders")
    RECEIPT = "G", _("Goods received")
    DEBIT_NOTE = "D", _("Debit notes")
    TRANSFER = "T", _("Transfers")
