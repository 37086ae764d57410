"""Ask a provider and take in what it tells."""

from decimal import Decimal

import structlog

from shared_apps.market.errors import RateNotValid
from shared_apps.market.models import MetalRate
from shared_apps.market.providers import RateProvider
from shared_apps.market.services.receive_rate import receive_rate

logger = structlog.get_logger(__name__)


def fetch_rates(*, provider: RateProvider, hold_percent: Decimal) -> list[MetalRate]:
    """Record the provider's quotations as rates of the platform and return them, held ones too.

    A quotation that cannot be a rate is logged and left out; the others count.

    Raises:
        ProviderFailed: nothing usable; nothing is recorded.
    """
    rates = []
    for quotation in provider.fetch().quotations:
        try:
            rates.append(receive_rate(board=MetalRate, quotation=quotation, hold_percent=hold_percent))
        except RateNotValid:
            pair = f"{quotation.metal}/{quotation.currency}"
            logger.warning("rate_not_valid", source=quotation.source, pair=pair)
    return rates
