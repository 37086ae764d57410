from django.db import models
from django.utils.translation import gettext_lazy as _


class TransferStatus(models.TextChoices):
    """How far goods are on their way from one branch to another: only ever forward."""

    REQUESTED = "REQUESTED", _("Requested")
    APPROVED = "APPROVED", _("Approved")
    SENT = "SENT", _("On the way")
    RECEIVED = "RECEIVED", _("Received")
    REJECTED = "REJECTED", _("Rejected")
    CANCELLED = "CANCELLED", _("Cancelled")


class SettlementKind(models.TextChoices):
    """What became of goods that were on the way."""

    RECEIVED = "RECEIVED", _("Received")
    RETURNED = "RETURNED", _("Back on the sender's shelf")
    LOST = "LOST", _("Written off as lost")
