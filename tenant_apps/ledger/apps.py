from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "tenant_apps.ledger"
    verbose_name = _("Books")

    def ready(self) -> None:
        from tenant_apps.ledger import first_steps  # noqa: F401
