from django.db import models
from django.utils.translation import gettext_lazy as _


class LabelKind(models.TextChoices):
    """What a label hangs on or sticks to; it decides how the parts are laid out."""

    RAT_TAIL = "RAT_TAIL", _("Jewellery tag with a tail")
    SQUARE = "SQUARE", _("Square jewellery tag")
    SHELF = "SHELF", _("Shelf label")
    A4_SHEET = "A4_SHEET", _("Sheet of labels, A4")


class LabelPart(models.TextChoices):
    """What may stand on a label. The price is no part: whoever prints decides about it each time."""

    NAME = "NAME", _("Name")
    SKU = "SKU", _("SKU")
    WEIGHT = "WEIGHT", _("Net weight")
    FINENESS = "FINENESS", _("Fineness")
    STONES = "STONES", _("Stones")
    BARCODE = "BARCODE", _("Barcode")
    QR = "QR", _("QR code")


class LabelOutput(models.TextChoices):
    """PDF for any printer, ZPL for a printer of tags."""

    PDF = "PDF", _("PDF")
    ZPL = "ZPL", _("ZPL")


class Dpi(models.IntegerChoices):
    """Dots of a tag printer's head in an inch."""

    DPI_203 = 203, "203"
    DPI_300 = 300, "300"
