from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MarketConfig(AppConfig):
    name = "shared_apps.market"
    verbose_name = _("Market")
