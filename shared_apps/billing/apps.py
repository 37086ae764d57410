from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BillingConfig(AppConfig):
    name = "shared_apps.billing"
    verbose_name = _("Billing")

    def ready(self) -> None:
        from shared_apps.billing import signals  # noqa: F401
