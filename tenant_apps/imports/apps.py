from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "tenant_apps.imports"
    verbose_name = _("Imports")

    def ready(self) -> None:
        # Subscribes them; they need the models, which are there only now.
        from tenant_apps.imports import handlers  # noqa: F401
