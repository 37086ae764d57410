from __future__ import annotations

from copy import copy
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tenants.models import TenantMixin

from project.database.clusters import PLATFORM
from project.identifiers import uuid7
from shared_apps.tenants.choices import Calendar, TenantStatus


class TenantQuerySet(models.QuerySet["Tenant"]):
    def shops(self) -> Self:
        """Leave out the platform's own row (the public schema)."""
        return self.exclude(schema_name=settings.PUBLIC_SCHEMA_NAME)

    def open(self) -> Self:
        return self.filter(status__in=[TenantStatus.TRIAL, TenantStatus.ACTIVE])

    def at_home(self) -> Self:
        """Leave out the shops that are being moved: nobody can write in them."""
        return self.filter(moving_to="")


class Tenant(TenantMixin):
    """A shop's account. Schema name, slug (its subdomain) and host are three things that change independently."""

    auto_create_schema = False
    auto_drop_schema = False

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    company_name = models.CharField(_("company name"), max_length=200)
    slug = models.SlugField(_("subdomain"), max_length=40, unique=True)
    slug_skeleton = models.CharField(max_length=40, unique=True, editable=False)
    """What the subdomain looks like: two that are easily taken for each other share it."""
    country = models.CharField(_("country"), max_length=2, help_text=_("ISO 3166 code; chooses the rule pack"))
    currency = models.CharField(_("currency"), max_length=3, help_text=_("ISO 4217 code"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    calendar = models.CharField(_("calendar"), max_length=10, choices=Calendar, default=Calendar.GREGORIAN)
    status = models.CharField(_("status"), max_length=20, choices=TenantStatus, default=TenantStatus.TRIAL)
    rate_max_age_minutes = models.PositiveIntegerField(
        _("oldest usable rate (minutes)"), default=24 * 60, help_text=_("Quoting stops when the rate is older.")
    )
    migration_state = models.CharField(max_length=64, blank=True, editable=False)
    """Of the release that the schema was built or migrated for (TemplateScript.state)."""
    deletion_due_at = models.DateTimeField(_("deletion due"), null=True, editable=False)
    """Of a closed shop: until then it can be reopened."""
    closed_from = models.CharField(max_length=20, blank=True, editable=False)
    """The status that a closed shop gets back when it is reopened."""
    deletion_started_at = models.DateTimeField(null=True, editable=False)
    """From here on there is no way back: what is left of the shop is removed by the next run."""
    cluster = models.CharField(
        _("database cluster"), max_length=40, default=PLATFORM, db_default=PLATFORM, editable=False
    )
    """Where the shop's schema and role are; its row here is on the platform's."""
    moving_to = models.CharField(max_length=40, default="", db_default="", blank=True, editable=False)
    """The cluster that a move is taking the shop to. While it is set, the shop answers that it will be back."""
    left_on = models.CharField(max_length=40, default="", db_default="", blank=True, editable=False)
    """The cluster where a copy that serves nobody may still be."""
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        verbose_name = _("shop")
        verbose_name_plural = _("shops")
        ordering = ["company_name", "pk"]
        constraints = [
            # What is built and dropped by a move is never what serves the shop.
            models.CheckConstraint(condition=~models.Q(moving_to=models.F("cluster")), name="tenant_moves_elsewhere"),
            models.CheckConstraint(condition=~models.Q(left_on=models.F("cluster")), name="tenant_left_elsewhere"),
        ]

    def __str__(self) -> str:
        return self.company_name

    def on(self, cluster: str) -> Tenant:
        """Return the shop as it is on another cluster: where a move puts it, or left it."""
        there = copy(self)
        there.cluster = cluster
        return there

    def save(self, *args: Any, **kwargs: Any) -> None:
        # TenantMixin.save takes its verbosity as the first positional argument; Django's own callers pass none.
        super().save(*args, **{"verbosity": 0, **kwargs})
