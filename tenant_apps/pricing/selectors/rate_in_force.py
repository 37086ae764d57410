"""The rate that the shop trades at: of its own board, or of the platform while it follows that."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

from shared_apps.market.models import MetalRate as PlatformRate
from shared_apps.market.models import RateQuotation
from shared_apps.market.quotation import RATE_STEP
from shared_apps.tenants.models import Tenant
from tenant_apps.pricing.choices import RateSide
from tenant_apps.pricing.errors import RateMissing, RateStale
from tenant_apps.pricing.models import BoardRate, PricingSettings
from tenant_apps.pricing.piece import MetalRate
from tenant_apps.pricing.units import WORKING_PRECISION


@dataclass(frozen=True, kw_only=True, slots=True)
class RateInForce:
    """``per_fine_gram`` is the board's: currency for one gram of fine metal. The shop sells above and buys below it."""

    metal: str
    currency: str
    per_fine_gram: Decimal
    sell_percent: Decimal
    buy_percent: Decimal
    change_percent: Decimal | None
    quoted_at: datetime
    source: str
    is_own: bool
    is_stale: bool

    @property
    def sells_at(self) -> Decimal:
        """Return the shop's price for a fine gram that it sells."""
        return self._moved(self.sell_percent)

    @property
    def buys_at(self) -> Decimal:
        """Return the shop's price for a fine gram that it buys."""
        return self._moved(-self.buy_percent)

    def as_metal_rate(self, side: RateSide) -> MetalRate:
        """Return the rate of one side of the counter as a price takes it."""
        return MetalRate(
            metal=self.metal,
            currency=self.currency,
            amount=self.sells_at if side == RateSide.SELL else self.buys_at,
            at=self.quoted_at,
            source=self.source,
        )

    def _moved(self, percent: Decimal) -> Decimal:
        with localcontext(prec=WORKING_PRECISION):
            return (self.per_fine_gram * (100 + percent) / 100).quantize(RATE_STEP, ROUND_HALF_UP)


def rate_in_force(*, tenant: Tenant, settings: PricingSettings, metal: str, at: datetime) -> RateInForce | None:
    """Return the shop's rate of a metal at a moment, or None where there is none yet."""
    board: type[RateQuotation] = PlatformRate if settings.follows_platform_rates else BoardRate
    rate = board.objects.in_force(metal=metal, currency=tenant.currency, at=at)
    if rate is None:
        return None
    return RateInForce(
        metal=rate.metal,
        currency=rate.currency,
        per_fine_gram=rate.per_fine_gram,
        sell_percent=settings.spread(metal=metal, side=RateSide.SELL),
        buy_percent=settings.spread(metal=metal, side=RateSide.BUY),
        change_percent=rate.change_percent,
        quoted_at=rate.quoted_at,
        source=rate.source,
        is_own=not settings.follows_platform_rates,
        is_stale=at - rate.quoted_at > timedelta(minutes=tenant.rate_max_age_minutes),
    )


def usable_rate(*, tenant: Tenant, settings: PricingSettings, metal: str, at: datetime) -> RateInForce:
    """Return the rate that may be traded at.

    Raises:
        RateMissing: there is none.
        RateStale: it is older than the shop allows.
    """
    rate = rate_in_force(tenant=tenant, settings=settings, metal=metal, at=at)
    if rate is None:
        raise RateMissing(metal=metal)
    if rate.is_stale:
        raise RateStale(metal=metal, quoted_at=rate.quoted_at, max_age_minutes=tenant.rate_max_age_minutes)
    return rate
