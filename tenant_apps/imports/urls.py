from django.urls import path, re_path

from tenant_apps.imports.books.views import exported_account, exported_customer, exported_report, exported_stock
from tenant_apps.imports.views import exported_count, exported_items, exported_sales, import_report, rows_to_repair

urlpatterns = [
    path("files/imports/<uuid:job_id>/report.csv", import_report, name="import-report"),
    re_path(r"^files/imports/(?P<job_id>[0-9a-f-]{36})/rows\.(?P<form>csv|xlsx)$", rows_to_repair, name="import-rows"),
    re_path(r"^files/exports/items\.(?P<form>csv|xlsx)$", exported_items, name="export-items"),
    re_path(r"^files/exports/sales\.(?P<form>csv|xlsx)$", exported_sales, name="export-sales"),
    re_path(r"^files/stock/value\.(?P<form>csv|xlsx)$", exported_stock, name="stock-value"),
    re_path(
        r"^files/exports/counts/(?P<count_id>[0-9a-f-]{36})\.(?P<form>csv|xlsx)$", exported_count, name="export-count"
    ),
    re_path(
        r"^files/books/accounts/(?P<account_id>[0-9a-f-]{36})\.(?P<form>csv|xlsx|pdf)$",
        exported_account,
        name="books-account",
    ),
    re_path(
        r"^files/books/customers/(?P<customer_id>[0-9a-f-]{36})\.(?P<form>csv|xlsx|pdf)$",
        exported_customer,
        name="books-customer",
    ),
    re_path(r"^files/books/(?P<report>[a-z-]+)\.(?P<form>csv|xlsx|pdf)$", exported_report, name="books-report"),
]
