from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanKind(models.TextChoices):
    """How somebody pays over time."""

    CREDIT = "CREDIT", _("Instalments")
    """Goods now; the rest of their price is owed in money."""
    GRAMS = "GRAMS", _("Instalments in grams")
    """Goods now; their metal is owed in grams, and each payment buys grams at the rate of its day."""
    LAYAWAY = "LAYAWAY", _("Layaway")
    """Goods later: they are kept for the customer at the agreed price, while deposits come in."""


class PlanStatus(models.TextChoices):
    OPEN = "OPEN", _("Open")
    SETTLED = "SETTLED", _("Settled")
    CANCELLED = "CANCELLED", _("Cancelled")


class PlanEntryKind(models.TextChoices):
    """What changes what is still open of a plan."""

    PAYMENT = "PAYMENT", _("Payment")
    RETURN = "RETURN", _("Goods came back")
    REFUND = "REFUND", _("Given back")
    FEE = "FEE", _("Kept as a fee")
