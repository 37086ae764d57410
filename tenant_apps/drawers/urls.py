from django.urls import path

from tenant_apps.drawers.views import logo_file, shift_report_file

urlpatterns = [
    path("files/shifts/<uuid:shift_id>.pdf", shift_report_file, name="shift-report"),
    path("files/counter/logo", logo_file, name="logo"),
]
