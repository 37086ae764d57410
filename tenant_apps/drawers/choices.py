from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentMethod(models.TextChoices):
    """What is handed over the counter, or given back."""

    CASH = "CASH", _("Cash")
    CARD = "CARD", _("Card")
    TRANSFER = "TRANSFER", _("Bank transfer")
    OTHER = "OTHER", _("Other")
