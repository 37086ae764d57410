from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "tenant_apps.audit"
    verbose_name = _("Audit")

    def ready(self) -> None:
        from tenant_apps.audit import arrival, attach, transactions  # noqa: F401
