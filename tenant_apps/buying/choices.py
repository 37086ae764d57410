from django.db import models
from django.utils.translation import gettext_lazy as _

from tenant_apps.drawers.choices import PaymentMethod


class PurchaseStatus(models.TextChoices):
    COMPLETED = "COMPLETED", _("Completed")
    VOIDED = "VOIDED", _("Voided")


class IdentityKind(models.TextChoices):
    """The document that says who somebody is."""

    NATIONAL_ID = "NATIONAL_ID", _("National identity card")
    PASSPORT = "PASSPORT", _("Passport")
    DRIVING_LICENCE = "DRIVING_LICENCE", _("Driving licence")
    PAN = "PAN", _("PAN card")
    OTHER = "OTHER", _("Other document")


PAYS_WITH = (PaymentMethod.CASH, PaymentMethod.TRANSFER, PaymentMethod.STORE_CREDIT)
"""How the shop pays somebody who sells to it."""
