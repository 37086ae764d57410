from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do; the matrix is in permissions.py."""

    OWNER = "OWNER", _("Owner")
    MANAGER = "MANAGER", _("Manager")
    CASHIER = "CASHIER", _("Cashier")
    GOLDSMITH = "GOLDSMITH", _("Goldsmith")
    ACCOUNTANT = "ACCOUNTANT", _("Accountant")
    PLATFORM_ADMIN = "PLATFORM_ADMIN", _("Platform administrator")
    PLATFORM_SUPPORT = "PLATFORM_SUPPORT", _("Platform support")


SHOP_ROLES = [Role.OWNER, Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT]
PLATFORM_ROLES = [Role.PLATFORM_ADMIN, Role.PLATFORM_SUPPORT]


class Theme(models.TextChoices):
    SYSTEM = "SYSTEM", _("Like the device")
    LIGHT = "LIGHT", _("Light")
    DARK = "DARK", _("Dark")
