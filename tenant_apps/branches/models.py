from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.branches.choices import Series

MONTHS = 12


class Branch(models.Model):
    """A place where the shop trades. Its code starts the numbers of its documents."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(
        _("code"),
        max_length=10,
        unique=True,
        validators=[RegexValidator(r"\A[A-Z0-9][A-Z0-9-]*\Z", _("Latin letters, digits and hyphens."))],
    )
    name = models.CharField(_("name"), max_length=100)
    address = models.TextField(_("address"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_default = models.BooleanField(_("default"), default=False)
    number_pattern = models.CharField(
        _("pattern of numbers"), max_length=60, default="{branch}-{series}{year}-{number}"
    )
    """With {series}, {year} and {number}, so that no two documents of the branch share a number."""
    fiscal_month = models.PositiveSmallIntegerField(
        _("first month of the fiscal year"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MONTHS)],
    )
    """Of the shop's own calendar. Numbers start over in it."""
    cash_step = models.DecimalField(_("cash is rounded to"), max_digits=20, decimal_places=4, null=True, blank=True)
    """The smallest coin that is still given; empty for the custom of the currency."""
    staff = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="branches", blank=True)
    """Who works here. Nobody assigned to any branch works in all of them."""

    class Meta:
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="branch_one_is_default"
            ),
            models.CheckConstraint(
                condition=Q(fiscal_month__gte=1, fiscal_month__lte=MONTHS), name="branch_fiscal_month_is_one"
            ),
            models.CheckConstraint(
                condition=Q(cash_step=None) | Q(cash_step__gt=0), name="branch_cash_step_is_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Terminal(models.Model):
    """A till: one counter's computer or tablet."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="terminals")
    name = models.CharField(_("name"), max_length=60)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["branch", "name"], name="terminal_name_is_unique_in_branch")]

    def __str__(self) -> str:
        return self.name


class NumberSeries(models.Model):
    """The last number given in a series of a branch's documents in a fiscal year.

    Its row is locked until the document commits: no gaps.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="number_series", db_index=False)
    series = models.CharField(max_length=4, choices=Series, blank=True)
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["branch", "year", "series"]
        constraints = [models.UniqueConstraint(fields=["branch", "series", "year"], name="number_series_is_one_a_year")]

    def __str__(self) -> str:
        return f"{self.series}{self.year}: {self.last_number}"
