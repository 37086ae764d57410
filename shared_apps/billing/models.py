from django.db import models
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from shared_apps.billing.choices import SubscriptionStatus


class Subscription(models.Model):
    """A shop's plan. An override replaces the plan's limit for this shop alone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    tenant = models.OneToOneField(
        "tenants.Tenant", on_delete=models.CASCADE, related_name="subscription", verbose_name=_("shop")
    )
    plan = models.ForeignKey(
        "plans.Plan", on_delete=models.PROTECT, related_name="subscriptions", verbose_name=_("plan")
    )
    status = models.CharField(_("status"), max_length=10, choices=SubscriptionStatus, default=SubscriptionStatus.TRIAL)
    started_at = models.DateTimeField(_("started"))
    renews_at = models.DateTimeField(_("renews or ends"))
    users_override = models.PositiveIntegerField(_("people, for this shop"), null=True, blank=True)
    items_override = models.PositiveIntegerField(_("items, for this shop"), null=True, blank=True)
    branches_override = models.PositiveIntegerField(_("branches, for this shop"), null=True, blank=True)
    storage_mb_override = models.PositiveIntegerField(_("storage (MB), for this shop"), null=True, blank=True)
    requests_per_minute_override = models.PositiveIntegerField(
        _("requests a minute, for this shop"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["-started_at", "pk"]

    def __str__(self) -> str:
        return f"{self.tenant} · {self.plan}"
