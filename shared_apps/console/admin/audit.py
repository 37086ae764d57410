"""What was done to shops: looked at, never changed."""

from django.contrib import admin

from shared_apps.console.admin.base import ReadOnlyAdmin
from shared_apps.console.site import console
from shared_apps.tenants.models import TenantAudit


@admin.register(TenantAudit, site=console)
class TenantAuditAdmin(ReadOnlyAdmin):
    list_display = ("at", "action", "tenant_id", "actor_label", "facts")
    list_filter = ("action",)
    search_fields = ("=tenant_id", "actor_label")
    list_per_page = 50
    # The table only grows: what is not looked for is not counted.
    show_full_result_count = False
