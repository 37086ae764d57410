from django.urls import path, re_path

from tenant_apps.imports.views import exported_items, exported_sales, import_report

urlpatterns = [
    path("files/imports/<uuid:job_id>/report.csv", import_report, name="import-report"),
    re_path(r"^files/exports/items\.(?P<form>csv|xlsx)$", exported_items, name="export-items"),
    re_path(r"^files/exports/sales\.(?P<form>csv|xlsx)$", exported_sales, name="export-sales"),
]
