import strawberry
import strawberry_django
from django.utils import timezone

from schema.kit.context import Info
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.enums import Metal
from schema.shop.pricing.filters import MetalRateFilter, filtered_rates
from schema.shop.pricing.types import CurrentRate, MetalRate
from shared_apps.market.models import RateQuotation
from shared_apps.tenants.models import Tenant
from tenant_apps.pricing.selectors.rate_in_force import rate_in_force
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings


@strawberry.type
class PricingQuery:
    @strawberry.field(
        description="The rates that prices are made with now; a metal without one is left out.",
        extensions=[on_shop_host, requires("market.view")],
    )
    def current_rates(self, info: Info) -> list[CurrentRate]:
        return current_rates(info.context.tenant)

    @strawberry_django.connection(
        Connection[MetalRate],
        description="The history of rates, newest first.",
        extensions=[on_shop_host, requires("market.view")],
    )
    def metal_rates(self, info: Info, filters: MetalRateFilter | None = None) -> list[RateQuotation]:
        follows = pricing_settings().follows_platform_rates
        return filtered_rates(filters, currency=info.context.tenant.currency, follows_platform=follows)  # type: ignore[return-value]  # the connection pages it


def current_rates(tenant: Tenant) -> list[CurrentRate]:
    """Return the rate in force of every metal that has one."""
    settings, now = pricing_settings(), timezone.now()
    rates = [rate_in_force(tenant=tenant, settings=settings, metal=metal.value, at=now) for metal in Metal]
    return [CurrentRate.of(rate, settings=settings) for rate in rates if rate is not None]
