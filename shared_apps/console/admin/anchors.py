"""The signed heads of the shops' audits: looked at, never changed."""

from django.contrib import admin

from shared_apps.anchors.models import Anchor
from shared_apps.console.admin.base import ReadOnlyAdmin
from shared_apps.console.site import console


@admin.register(Anchor, site=console)
class AnchorAdmin(ReadOnlyAdmin):
    list_display = ("tenant_id", "number", "entries", "sealed_at", "key_id")
    search_fields = ("=tenant_id",)
    fields = ("tenant_id", "number", "entries", "sealed_at", "key_id", "history")
    list_per_page = 50
    show_full_result_count = False
