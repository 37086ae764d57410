"""What shops used, day by day."""

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shared_apps.console.admin.base import ReadOnlyAdmin
from shared_apps.console.site import console
from shared_apps.tenants.models import Tenant
from shared_apps.usage.models import UsageDay


@admin.register(UsageDay, site=console)
class UsageDayAdmin(ReadOnlyAdmin):
    list_display = ("day", "shop", "users", "items", "sales", "storage_bytes", "requests")
    search_fields = ("tenant_id",)
    list_per_page = 100
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[UsageDay]:
        names = Tenant.objects.filter(pk=OuterRef("tenant_id")).values("company_name")
        return UsageDay.objects.annotate(company_name=Subquery(names))

    @admin.display(description=_("shop"))
    def shop(self, row: UsageDay) -> str:
        # A shop that is gone has left its usage behind.
        return str(row.company_name or row.tenant_id)  # type: ignore[attr-defined]  # annotated above
