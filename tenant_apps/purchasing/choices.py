from django.db import models
from django.utils.translation import gettext_lazy as _

from tenant_apps.drawers.choices import PaymentMethod


class OrderStatus(models.TextChoices):
    """How far an order is; it only goes forward."""

    DRAFT = "DRAFT", _("Draft")
    SUBMITTED = "SUBMITTED", _("Waits for approval")
    APPROVED = "APPROVED", _("Approved")
    PARTLY_RECEIVED = "PARTLY_RECEIVED", _("Partly received")
    RECEIVED = "RECEIVED", _("Received")
    CANCELLED = "CANCELLED", _("Cancelled")


OPEN_TO_RECEIVE = (OrderStatus.APPROVED, OrderStatus.PARTLY_RECEIVED)
STILL_EXPECTED = (OrderStatus.DRAFT, OrderStatus.SUBMITTED, *OPEN_TO_RECEIVE)
"""What is on order, or will be."""


class InvoiceKind(models.TextChoices):
    INVOICE = "INVOICE", _("Invoice")
    DEBIT_NOTE = "DEBIT_NOTE", _("Debit note")


class InvoiceStatus(models.TextChoices):
    """Held until somebody accepts its differences: only a posted one is in the books."""

    HELD = "HELD", _("Held")
    POSTED = "POSTED", _("Posted")


class Settlement(models.TextChoices):
    """How the metal of a line is owed."""

    MONEY = "MONEY", _("Priced in money")
    GRAMS = "GRAMS", _("Owed in fine grams")


class DifferenceKind(models.TextChoices):
    """What order, receipt and invoice say differently."""

    QUANTITY = "QUANTITY", _("Quantity")
    WEIGHT = "WEIGHT", _("Fine weight")
    COST = "COST", _("Making and other cost")
    RATE = "RATE", _("Price of the metal")


class PaymentKind(models.TextChoices):
    MONEY = "MONEY", _("Money")
    METAL = "METAL", _("Metal")
    FIXING = "FIXING", _("Grams turned into money")


PAYS_WITH = (PaymentMethod.CASH, PaymentMethod.TRANSFER)
