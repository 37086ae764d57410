from django.db import models
from django.utils.translation import gettext_lazy as _


class Purse(models.TextChoices):
    """What a credit entry belongs to: three things that a shop owes its customers."""

    STORE_CREDIT = "STORE_CREDIT", _("Store credit")
    GIFT_CARD = "GIFT_CARD", _("Gift card")
    POINTS = "POINTS", _("Points")


class EntryKind(models.TextChoices):
    """Why a balance changed."""

    GRANTED = "GRANTED", _("Granted")
    ISSUED = "ISSUED", _("Issued")
    EARNED = "EARNED", _("Earned")
    REFERRAL = "REFERRAL", _("Referral")
    SPENT = "SPENT", _("Spent")
    RETURNED = "RETURNED", _("Given back")
    TAKEN_BACK = "TAKEN_BACK", _("Taken back")
    EXPIRED = "EXPIRED", _("Expired")
    VOIDED = "VOIDED", _("Voided")
    REVALUED = "REVALUED", _("Revalued")
