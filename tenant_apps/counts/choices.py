from django.db import models
from django.utils.translation import gettext_lazy as _


class CountScope(models.TextChoices):
    """What a count is about: what of a branch's shelf must be found, or else is missing."""

    BRANCH = "BRANCH", _("The whole branch")
    CATEGORY = "CATEGORY", _("A category and all below it")
    TRAY = "TRAY", _("A tray: a list of items")


class CountStatus(models.TextChoices):
    """Only forward: what is counted can be counted anew line by line, until it is approved or cancelled."""

    OPEN = "OPEN", _("Being counted")
    COUNTED = "COUNTED", _("Counted")
    APPROVED = "APPROVED", _("Approved")
    CANCELLED = "CANCELLED", _("Cancelled")


class LineKind(models.TextChoices):
    """What came of a line."""

    WAITING = "WAITING", _("Not counted yet")
    AGREED = "AGREED", _("Agrees")
    SHORT = "SHORT", _("Short")
    OVER = "OVER", _("Over")
    NOT_IN_STOCK = "NOT_IN_STOCK", _("Found, but sold or never in stock")
    ELSEWHERE = "ELSEWHERE", _("Found, but in another branch or place")
    OUT_OF_SCOPE = "OUT_OF_SCOPE", _("Found, but not part of this count")
    UNKNOWN_CODE = "UNKNOWN_CODE", _("Unknown code")


POSTED_KINDS = (LineKind.SHORT, LineKind.OVER, LineKind.NOT_IN_STOCK)
"""The differences that an approval posts. A piece that is elsewhere is carried here by a transfer and never made twice,
and what is not part of the count was not counted as a whole."""


class Scanned(models.TextChoices):
    """What came of one scan."""

    COUNTED = "COUNTED", _("Counted")
    COUNTED_BEFORE = "COUNTED_BEFORE", _("Counted before")
    UNKNOWN_CODE = "UNKNOWN_CODE", _("Unknown code")
