from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TenantsConfig(AppConfig):
    name = "shared_apps.tenants"
    verbose_name = _("Shops")

    def ready(self) -> None:
        # Models are there only now.
        from shared_apps.tenants import checks, signals  # noqa: F401
        from shared_apps.tenants.content_types import keep_content_types_by_schema

        keep_content_types_by_schema()
