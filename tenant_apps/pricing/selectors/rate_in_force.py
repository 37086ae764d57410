"""The rate that the shop sells at: of its own board, or of the platform while it follows that."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from shared_apps.market.models import MetalRate as PlatformRate
from shared_apps.market.models import RateQuotation
from shared_apps.tenants.models import Tenant
from tenant_apps.pricing.errors import RateMissing, RateStale
from tenant_apps.pricing.models import BoardRate
from tenant_apps.pricing.piece import MetalRate


@dataclass(frozen=True, kw_only=True, slots=True)
class RateInForce:
    """``per_fine_gram`` is currency for one gram of fine metal."""

    metal: str
    currency: str
    per_fine_gram: Decimal
    change_percent: Decimal | None
    quoted_at: datetime
    source: str
    is_own: bool
    is_stale: bool

    def as_metal_rate(self) -> MetalRate:
        """Return the rate as a price takes it."""
        return MetalRate(
            metal=self.metal,
            currency=self.currency,
            amount=self.per_fine_gram,
            at=self.quoted_at,
            source=self.source,
        )


def rate_in_force(*, tenant: Tenant, follows_platform: bool, metal: str, at: datetime) -> RateInForce | None:
    """Return the shop's rate of a metal at a moment, or None where there is none yet."""
    board: type[RateQuotation] = PlatformRate if follows_platform else BoardRate
    rate = board.objects.in_force(metal=metal, currency=tenant.currency, at=at)
    if rate is None:
        return None
    return RateInForce(
        metal=rate.metal,
        currency=rate.currency,
        per_fine_gram=rate.per_fine_gram,
        change_percent=rate.change_percent,
        quoted_at=rate.quoted_at,
        source=rate.source,
        is_own=not follows_platform,
        is_stale=at - rate.quoted_at > timedelta(minutes=tenant.rate_max_age_minutes),
    )


def usable_rate(*, tenant: Tenant, follows_platform: bool, metal: str, at: datetime) -> RateInForce:
    """Return the rate that may be sold at.

    Raises:
        RateMissing: there is none.
        RateStale: it is older than the shop allows.
    """
    rate = rate_in_force(tenant=tenant, follows_platform=follows_platform, metal=metal, at=at)
    if rate is None:
        raise RateMissing(metal=metal)
    if rate.is_stale:
        raise RateStale(metal=metal, quoted_at=rate.quoted_at, max_age_minutes=tenant.rate_max_age_minutes)
    return rate
