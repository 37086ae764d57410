"""One rate as a source tells it, before we decide what to do with it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext

from shared_apps.market.choices import Metal

GRAMS_PER_TROY_OUNCE = 480 * Decimal("0.06479891")
"""480 grains, exact by definition (NIST Handbook 44)."""
RATE_STEP = Decimal("0.000001")
MAX_RATE = Decimal(10) ** 14
"""Rates are numeric(20,6)."""


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """``per_fine_gram`` is in units of ``currency`` for one gram of fine metal."""

    metal: Metal
    currency: str
    per_fine_gram: Decimal
    source: str
    quoted_at: datetime


def per_gram_from_ounce(per_ounce: Decimal) -> Decimal:
    """Return the price of a gram from that of a troy ounce, to the six places that a rate is kept with."""
    with localcontext(prec=50):
        return (per_ounce / GRAMS_PER_TROY_OUNCE).quantize(RATE_STEP, ROUND_HALF_UP)
