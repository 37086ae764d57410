from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemClass(models.TextChoices):
    """What a thing is to the price rule: profit and tax differ by it."""

    ORNAMENT = "ORNAMENT", _("Ornament")
    JEWEL = "JEWEL", _("Jewel")
    COIN = "COIN", _("Coin")
    BULLION = "BULLION", _("Bullion")
    SCRAP = "SCRAP", _("Scrap")
    LOOSE_STONE = "LOOSE_STONE", _("Loose stone")
    GOODS = "GOODS", _("Other goods")


class Tracking(models.TextChoices):
    """How stock of the item is counted."""

    PIECE = "PIECE", _("One unique piece")
    QUANTITY = "QUANTITY", _("By count")
    WEIGHT = "WEIGHT", _("By weight in grams")


class MakingMethod(models.TextChoices):
    """How the making charge (اجرت) of a piece is reckoned."""

    PER_GRAM = "PER_GRAM", _("Per gram")
    PER_PIECE = "PER_PIECE", _("Per piece")
    PERCENT_OF_METAL = "PERCENT_OF_METAL", _("Percent of the metal")
    PERCENT_OF_RATE_WEIGHT = "PERCENT_OF_RATE_WEIGHT", _("Percent of rate × weight")


class StoneKind(models.TextChoices):
    DIAMOND = "DIAMOND", _("Diamond")
    RUBY = "RUBY", _("Ruby")
    SAPPHIRE = "SAPPHIRE", _("Sapphire")
    EMERALD = "EMERALD", _("Emerald")
    TURQUOISE = "TURQUOISE", _("Turquoise")
    PEARL = "PEARL", _("Pearl")
    ZIRCON = "ZIRCON", _("Zircon")
    OTHER = "OTHER", _("Other stone")


class PhotoState(models.TextChoices):
    """What a worker made of a photo."""

    WAITING = "WAITING", _("Waits for its turn")
    READY = "READY", _("Ready")
    DAMAGED = "DAMAGED", _("Damaged")
