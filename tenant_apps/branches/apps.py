from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BranchesConfig(AppConfig):
    name = "tenant_apps.branches"
    verbose_name = _("Branches")

    def ready(self) -> None:
        from tenant_apps.branches import first_steps  # noqa: F401
