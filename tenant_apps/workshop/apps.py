from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopConfig(AppConfig):
    name = "tenant_apps.workshop"
    verbose_name = _("Workshop")
