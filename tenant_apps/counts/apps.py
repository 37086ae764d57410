from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CountsConfig(AppConfig):
    name = "tenant_apps.counts"
    verbose_name = _("Stock counts")
