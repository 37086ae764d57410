from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkKind(models.TextChoices):
    """What becomes of the goods."""

    MELT = "MELT", _("Melt and refine")
    SPLIT = "SPLIT", _("Split a lot")
    JOIN = "JOIN", _("Join lots")
    MAKE = "MAKE", _("Make pieces")


class WorkStatus(models.TextChoices):
    OPEN = "OPEN", _("In work")
    DONE = "DONE", _("Done")
    CANCELLED = "CANCELLED", _("Called off")


class WorkSide(models.TextChoices):
    """What a line of a job is. USED = MADE + LOSS + EXCESS − SURPLUS, for each metal, in fine grams."""

    USED = "USED", _("Goods used")
    MADE = "MADE", _("Goods made")
    LOSS = "LOSS", _("Loss as allowed")
    EXCESS = "EXCESS", _("Loss above what is allowed")
    SURPLUS = "SURPLUS", _("More than the assay had promised")
