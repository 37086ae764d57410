from tenant_apps.pricing.models.board_rate import BoardRate
from tenant_apps.pricing.models.pricing_settings import PricingSettings
from tenant_apps.pricing.models.quote import Quote

__all__ = ["BoardRate", "PricingSettings", "Quote"]
