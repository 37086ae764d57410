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
    GRAMS = "GRAMS", _("Owed in grams")
    DEPOSIT = "DEPOSIT", _("Deposit")
    OTHER = "OTHER", _("Other")


COUNTED_METHODS = (
    PaymentMethod.CASH,
    PaymentMethod.CARD,
    PaymentMethod.TRANSFER,
    PaymentMethod.CHEQUE,
    PaymentMethod.OTHER,
)
"""What somebody can count at the end of a shift: money and slips. The others are only written down."""


class TakingKind(models.TextChoices):
    """The document behind what came into a drawer or left it."""

    SALE = "SALE", _("Sale")
    RETURN = "RETURN", _("Return")
    BUY_BACK = "BUY_BACK", _("Buying")
    SUPPLIER = "SUPPLIER", _("Paid to a supplier")
    DEPOSIT = "DEPOSIT", _("Deposit")
    INSTALMENT = "INSTALMENT", _("Instalment")
    GIFT_CARD = "GIFT_CARD", _("Gift card")
    CASH_IN = "CASH_IN", _("Cash in")
    CASH_OUT = "CASH_OUT", _("Cash out")


CASH_MOVEMENTS = (TakingKind.CASH_IN, TakingKind.CASH_OUT)


class CashReason(models.TextChoices):
    """Why cash is put into a drawer or taken out of it without a sale."""

    SAFE = "SAFE", _("Safe")
    BANK = "BANK", _("Bank")
    EXPENSE = "EXPENSE", _("Petty expense")
    OTHER = "OTHER", _("Other")
