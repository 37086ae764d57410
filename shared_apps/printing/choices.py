from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperSize(models.TextChoices):
    """What a document is printed on."""

    A4 = "A4", _("A4")
    A5 = "A5", _("A5")
    MM80 = "MM80", _("Roll of 80 mm")
