from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BulkConfig(AppConfig):
    name = "tenant_apps.bulk"
    verbose_name = _("Work on many items")
