from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DrawersConfig(AppConfig):
    name = "tenant_apps.drawers"
    verbose_name = _("Drawers")
