from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentMethod(models.TextChoices):
    """What is handed over the counter, or given back."""

    CASH = "CASH", _("Cash")
    CARD = "CARD", _("Card")
    TRANSFER = "TRANSFER", _("Bank transfer")
    CHEQUE = "CHEQUE", _("Cheque")
    STORE_CREDIT = "STORE_CREDIT", _("Store credit")
    GIFT_CARD = "GIFT_CARD", _("Gift card")
    POINTS = "POINTS", _("Loyalty points")
    OLD_GOLD = "OLD_GOLD", _("Old gold")
    ON_ACCOUNT = "ON_ACCOUNT", _("On account")
    DEPOSIT = "DEPOSIT", _("Deposit")
    OTHER = "OTHER", _("Other")
