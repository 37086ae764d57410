import strawberry
from django.db.models import QuerySet

from schema.shop.enums import Metal
from shared_apps.market.choices import RateStatus
from shared_apps.market.models import MetalRate as PlatformRate
from shared_apps.market.models import RateQuotation
from tenant_apps.pricing.models import BoardRate


@strawberry.input(description="isOwn: of the shop's own board, or else the platform's; left out, the one in use.")
class MetalRateFilter:
    metal: Metal | None = None
    status: RateStatus | None = None
    is_own: bool | None = None


def filtered_rates(
    filters: MetalRateFilter | None, *, currency: str, follows_platform: bool
) -> QuerySet[RateQuotation]:
    """Return the rates of one board in the shop's currency."""
    asked = filters or MetalRateFilter()
    is_own = not follows_platform if asked.is_own is None else asked.is_own
    board: type[RateQuotation] = BoardRate if is_own else PlatformRate
    rates = board.objects.filter(currency=currency)
    if asked.metal is not None:
        rates = rates.filter(metal=asked.metal.value)
    if asked.status is not None:
        rates = rates.filter(status=asked.status.value)
    return rates
