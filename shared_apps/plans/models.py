from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from shared_apps.plans.choices import Cycle


class Plan(models.Model):
    """What the platform sells to shops. An empty limit is no limit."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    price = models.DecimalField(_("price"), max_digits=20, decimal_places=4, validators=[MinValueValidator(0)])
    currency = models.CharField(_("currency"), max_length=3, default="USD")
    cycle = models.CharField(_("cycle"), max_length=10, choices=Cycle, default=Cycle.MONTHLY)
    users = models.PositiveIntegerField(_("people"), null=True, blank=True)
    items = models.PositiveIntegerField(_("items"), null=True, blank=True)
    branches = models.PositiveIntegerField(_("branches"), null=True, blank=True)
    storage_mb = models.PositiveIntegerField(_("storage (MB)"), null=True, blank=True)
    requests_per_minute = models.PositiveIntegerField(_("requests a minute"), null=True, blank=True)
    is_offered = models.BooleanField(_("offered"), default=True, help_text=_("Shown to new shops."))
    trial_days = models.PositiveSmallIntegerField(_("trial days"), default=30)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["price", "pk"]
        constraints = [models.CheckConstraint(condition=models.Q(price__gte=0), name="plan_price_is_not_negative")]

    def __str__(self) -> str:
        return self.name
