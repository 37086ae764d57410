"""What is sold, and to whom."""

from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from shared_apps.billing.choices import SubscriptionStatus
from shared_apps.billing.models import Subscription
from shared_apps.console.admin.base import ConsoleAdmin
from shared_apps.console.site import console
from shared_apps.plans.models import Plan


@admin.register(Plan, site=console)
class PlanAdmin(ConsoleAdmin):
    list_display = ("name", "code", "price", "currency", "cycle", "is_offered", "shops")
    search_fields = ("name", "code")
    list_filter = ("is_offered", "cycle")
    fieldsets = (
        (None, {"fields": ("name", "code", "is_offered", "trial_days")}),
        (_("Price"), {"fields": ("price", "currency", "cycle")}),
        (
            _("Limits"),
            {
                "description": _("An empty limit is no limit."),
                "fields": ("users", "branches", "items", "storage_mb", "requests_per_minute"),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Plan]:
        return Plan.objects.annotate(shop_count=Count("subscriptions"))

    @admin.display(description=_("shops"), ordering="shop_count")
    def shops(self, plan: Plan) -> int:
        count: int = plan.shop_count  # type: ignore[attr-defined]  # annotated above
        return count

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        # Sign-up pages and scripts name plans by it.
        return () if obj is None else ("code",)


@admin.register(Subscription, site=console)
class SubscriptionAdmin(ConsoleAdmin):
    list_display = ("tenant", "plan", "shown_status", "started_at", "renews_at")
    list_filter = ("status", "plan")
    list_select_related = ("tenant", "plan")
    search_fields = ("tenant__company_name", "tenant__slug")
    autocomplete_fields = ("tenant",)
    fieldsets = (
        (None, {"fields": ("tenant", "plan", "status", "started_at", "renews_at")}),
        (
            _("Limits of this shop alone"),
            {
                "description": _("What is left empty comes from the plan."),
                "fields": (
                    "users_override",
                    "branches_override",
                    "items_override",
                    "storage_mb_override",
                    "requests_per_minute_override",
                ),
            },
        ),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return () if obj is None else ("tenant",)

    @display(
        description=_("status"),
        ordering="status",
        label={
            SubscriptionStatus.TRIAL: "info",
            SubscriptionStatus.ACTIVE: "success",
            SubscriptionStatus.PAST_DUE: "warning",
            SubscriptionStatus.ENDED: "danger",
        },
    )
    def shown_status(self, subscription: Subscription) -> tuple[str, str]:
        return subscription.status, str(SubscriptionStatus(subscription.status).label)
