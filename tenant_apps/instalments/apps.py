from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstalmentsConfig(AppConfig):
    name = "tenant_apps.instalments"
    verbose_name = _("Instalments")

    def ready(self) -> None:
        # Subscribes them; they need the models, which are there only now.
        from tenant_apps.instalments import handlers  # noqa: F401
