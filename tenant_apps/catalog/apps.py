from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogConfig(AppConfig):
    name = "tenant_apps.catalog"
    verbose_name = _("Catalog")

    def ready(self) -> None:
        # Subscribes them; they need the models, which are there only now.
        from tenant_apps.catalog import handlers, meters  # noqa: F401
