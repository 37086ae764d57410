"""Shops and their addresses. A shop is opened by signing up, never here."""

import re
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.admin import TabularInline
from unfold.decorators import display

from project.errors import BusinessError
from shared_apps.console.actors import actor_of
from shared_apps.console.admin.base import ConsoleAdmin
from shared_apps.console.site import console
from shared_apps.console.usage_table import usage_table
from shared_apps.tenants.choices import TenantStatus
from shared_apps.tenants.errors import SubdomainRefused
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.selectors.subdomains import subdomain_verdict
from shared_apps.tenants.services.close_tenant import close_tenant
from shared_apps.tenants.services.reactivate_tenant import reactivate_tenant
from shared_apps.tenants.services.rename_subdomain import rename_subdomain
from shared_apps.tenants.services.reopen_tenant import reopen_tenant
from shared_apps.tenants.services.suspend_tenant import suspend_tenant

HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")


class DomainForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs alone
    class Meta:
        model = Domain
        fields = ("domain", "is_primary")

    def clean_domain(self) -> str:
        domain: str = self.cleaned_data["domain"].strip().lower()
        if not HOST.fullmatch(domain):
            raise ValidationError(_("This is not a host name."))
        return domain


class TenantForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs alone
    class Meta:
        model = Tenant
        fields = ("company_name", "slug", "language", "time_zone", "calendar", "rate_max_age_minutes")

    def clean_slug(self) -> str:
        """Say at the field why an address cannot be had."""
        slug: str = self.cleaned_data["slug"].strip().lower()
        if slug != self.initial["slug"]:
            verdict = subdomain_verdict(slug=slug, renamed=self.instance)
            if verdict != "FREE":
                raise ValidationError(SubdomainRefused(slug=slug, reason=verdict).message)
        return slug


class DomainInline(TabularInline):
    model = Domain
    form = DomainForm
    extra = 0

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(request.user.has_perm("tenants.change_domain"))


@admin.register(Tenant, site=console)
class TenantAdmin(ConsoleAdmin):
    list_display = ("company_name", "slug", "shown_status", "country", "currency", "plan", "created_at")
    form = TenantForm
    list_filter = ("status", "country", "subscription__plan")
    list_select_related = ("subscription__plan",)
    search_fields = ("company_name", "slug", "schema_name", "domains__domain")
    fieldsets = (
        (
            None,
            {"fields": ("company_name", "status", "deletion_due_at", "slug", "schema_name", "cluster", "created_at")},
        ),
        (_("Place"), {"fields": ("country", "currency", "language", "time_zone", "calendar")}),
        (_("Rates"), {"fields": ("rate_max_age_minutes",)}),
        (_("Usage"), {"fields": ("usage",)}),
    )
    # What prices and books are kept in, and where, cannot be changed under a shop that trades.
    readonly_fields = (
        "status",
        "deletion_due_at",
        "schema_name",
        "cluster",
        "country",
        "currency",
        "created_at",
        "usage",
    )
    inlines = (DomainInline,)
    actions = ("suspend", "reactivate", "close", "reopen")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tenant]:
        return Tenant.objects.shops()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Tenant, form: Any, change: bool) -> None:  # noqa: FBT001  (Django's)
        slug, obj.slug = obj.slug, form.initial.get("slug", obj.slug)
        super().save_model(request, obj, form, change)
        if slug != obj.slug:
            rename_subdomain(tenant_id=obj.pk, slug=slug, actor=actor_of(request), now=timezone.now())

    @display(
        description=_("status"),
        ordering="status",
        label={
            TenantStatus.TRIAL: "info",
            TenantStatus.ACTIVE: "success",
            TenantStatus.SUSPENDED: "danger",
            TenantStatus.PENDING_DELETION: "warning",
        },
    )
    def shown_status(self, tenant: Tenant) -> tuple[str, Any]:
        return tenant.status, TenantStatus(tenant.status).label

    @admin.display(description=_("plan"), ordering="subscription__plan__name")
    def plan(self, tenant: Tenant) -> str:
        return str(tenant.subscription.plan) if hasattr(tenant, "subscription") else "—"

    @admin.display(description=_("the last days"))
    def usage(self, tenant: Tenant) -> str:
        return usage_table(tenant)

    @admin.action(description=_("Suspend"), permissions=["change"])
    def suspend(self, request: HttpRequest, tenants: QuerySet[Tenant]) -> None:
        for tenant in tenants:
            suspend_tenant(tenant_id=tenant.pk, actor=actor_of(request))
        told = ngettext("%(count)d shop is suspended.", "%(count)d shops are suspended.", len(tenants))
        messages.success(request, told % {"count": len(tenants)})

    @admin.action(description=_("Reactivate"), permissions=["change"])
    def reactivate(self, request: HttpRequest, tenants: QuerySet[Tenant]) -> None:
        for tenant in tenants:
            reactivate_tenant(tenant_id=tenant.pk, actor=actor_of(request))
        told = ngettext("%(count)d shop is open.", "%(count)d shops are open.", len(tenants))
        messages.success(request, told % {"count": len(tenants)})

    @admin.action(description=_("Close (deleted after 30 days)"), permissions=["change"])
    def close(self, request: HttpRequest, tenants: QuerySet[Tenant]) -> None:
        for tenant in tenants:
            close_tenant(tenant_id=tenant.pk, actor=actor_of(request), now=timezone.now())
        told = ngettext("%(count)d shop is closed.", "%(count)d shops are closed.", len(tenants))
        messages.success(request, told % {"count": len(tenants)})

    @admin.action(description=_("Reopen"), permissions=["change"])
    def reopen(self, request: HttpRequest, tenants: QuerySet[Tenant]) -> None:
        for tenant in tenants:
            try:
                reopen_tenant(tenant_id=tenant.pk, actor=actor_of(request))
            except BusinessError as refusal:
                messages.error(request, f"{tenant}: {refusal.message}")
            else:
                messages.success(request, _("%(shop)s has its former status again.") % {"shop": tenant})


@admin.register(Domain, site=console)
class DomainAdmin(ConsoleAdmin):
    form = DomainForm
    list_display = ("domain", "tenant", "is_primary", "redirects_until")
    list_select_related = ("tenant",)
    search_fields = ("domain", "tenant__company_name")
    readonly_fields = ("tenant",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
