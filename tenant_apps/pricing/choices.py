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


class RateSide(TextChoices):
    """Which side of the counter the metal comes from."""

    SELL = "SELL", _("We sell")
    BUY = "BUY", _("We buy")


class MithqalCustom(TextChoices):
    """The weight of a mithqal: two customs that are not compatible; the values are units of weight."""

    MARKET = "MITHQAL", _("4.6083 g (market)")
    NOKHOD_24 = "MITHQAL_24_NOKHOD", _("4.608 g (24 nokhod)")


class TolaCustom(TextChoices):
    """The weight of a tola; the values are units of weight."""

    EXACT = "TOLA", _("11.6638038 g (180 grains)")
    TRADE = "TOLA_TRADE", _("11.664 g (trade)")
