from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Component(TextChoices):
    """A part of a price, before tax."""

    METAL = "METAL", _("Metal")
    MAKING = "MAKING", _("Making charge")
    WASTAGE = "WASTAGE", _("Wastage")
    PROFIT = "PROFIT", _("Profit")
    STONES = "STONES", _("Stones")
    GOODS = "GOODS", _("Goods")
    CHARGES = "CHARGES", _("Other charges")
