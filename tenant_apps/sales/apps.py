from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SalesConfig(AppConfig):
    name = "tenant_apps.sales"
    verbose_name = _("Sales")

    def ready(self) -> None:
        # Subscribes them; they need the models, which are there only now.
        from tenant_apps.sales import handlers, meters  # noqa: F401
