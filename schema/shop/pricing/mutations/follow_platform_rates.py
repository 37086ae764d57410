from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.shop.pricing.queries import current_rates
from schema.shop.pricing.types import CurrentRate
from tenant_apps.pricing.services.follow_platform_rates import follow_platform_rates


@strawberry.input
class FollowPlatformRatesInput:
    follow: bool


@strawberry.type
class FollowPlatformRatesSuccess:
    @strawberry.field
    def current_rates(self, info: Info) -> list[CurrentRate]:
        return current_rates(info.context.tenant)


FollowPlatformRatesResult = Annotated[FollowPlatformRatesSuccess, strawberry.union("FollowPlatformRatesResult")]


@strawberry.type
class FollowPlatformRatesMutation:
    @strawberry.mutation(
        description="Sell at the platform's rates, or at those of the shop's own board.",
        extensions=[on_shop_host, requires("market.set_rate")],
    )
    def follow_platform_rates(self, input: FollowPlatformRatesInput) -> FollowPlatformRatesResult:
        follow_platform_rates(follow=input.follow)
        return FollowPlatformRatesSuccess()
