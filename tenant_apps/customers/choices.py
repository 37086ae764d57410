from django.db import models
from django.utils.translation import gettext_lazy as _


class CustomerKind(models.TextChoices):
    PERSON = "PERSON", _("Person")
    COMPANY = "COMPANY", _("Company")


class FamilyDateKind(models.TextChoices):
    """What a family celebrates every year."""

    BIRTHDAY = "BIRTHDAY", _("Birthday")
    SPOUSE_BIRTHDAY = "SPOUSE_BIRTHDAY", _("Spouse's birthday")
    CHILD_BIRTHDAY = "CHILD_BIRTHDAY", _("Child's birthday")
    ANNIVERSARY = "ANNIVERSARY", _("Wedding anniversary")
    OTHER = "OTHER", _("Other day")
