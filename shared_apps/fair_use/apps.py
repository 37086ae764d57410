from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FairUseConfig(AppConfig):
    name = "shared_apps.fair_use"
    verbose_name = _("Fair use")
