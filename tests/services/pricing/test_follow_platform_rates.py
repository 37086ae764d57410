from datetime import datetime, timedelta
from decimal import Decimal

from shared_apps.market.choices import Metal
from shared_apps.market.models import MetalRate
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.pricing.models import PricingSettings
from tenant_apps.pricing.selectors.rate_in_force import usable_rate
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings
from tenant_apps.pricing.services.follow_platform_rates import follow_platform_rates


def test_the_shop_goes_back_to_the_platforms_rate_and_keeps_its_settings(
    shop: Tenant, board: PricingSettings, now: datetime
) -> None:
    PricingSettings.objects.update(quote_minutes=3)
    with in_public():
        MetalRate.objects.create(
            metal=Metal.GOLD,
            currency="IRR",
            per_fine_gram=Decimal(6000000),
            source="reference",
            quoted_at=now - timedelta(minutes=1),
        )

    follow_platform_rates(follow=True)

    settings = pricing_settings()
    rate = usable_rate(tenant=shop, settings=settings, metal="XAU", at=now)
    assert (rate.per_fine_gram, rate.is_own) == (Decimal(6000000), False)
    assert settings.quote_minutes == 3
