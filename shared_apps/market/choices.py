from django.db import models
from django.utils.translation import gettext_lazy as _


class Metal(models.TextChoices):
    """Precious metals by their ISO 4217 codes."""

    GOLD = "XAU", _("Gold")
    SILVER = "XAG", _("Silver")
    PLATINUM = "XPT", _("Platinum")
    PALLADIUM = "XPD", _("Palladium")


class RateStatus(models.TextChoices):
    APPLIED = "APPLIED", _("Applied")
    HELD = "HELD", _("Held for confirmation")
    REJECTED = "REJECTED", _("Rejected")


class CommodityKind(models.TextChoices):
    MONEY = "MONEY", _("Money")
    METAL = "METAL", _("Metal")
