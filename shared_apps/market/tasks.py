"""Rates from outside, every few minutes."""

from decimal import Decimal
from typing import Any

import structlog
from celery import shared_task
from django.conf import settings
from django.core.cache import cache

from shared_apps.market.choices import Metal
from shared_apps.market.errors import ProviderFailed
from shared_apps.market.providers.goldapi import GoldApi
from shared_apps.market.services.fetch_rates import fetch_rates as take_in_rates
from shared_apps.tenants.base_tasks import PlatformTask

logger = structlog.get_logger(__name__)
DAY_SECONDS = 86_400


@shared_task(base=PlatformTask, name="market.fetch_rates")
def fetch_rates(**_: Any) -> None:
    """Fetch the configured pairs. The next beat asks again, so a failure is a line in the log and no retry."""
    if not settings.GOLDAPI_TOKEN:
        if cache.add("market-has-no-provider", True, DAY_SECONDS):
            logger.info("rates_not_fetched", reason="GOLDAPI_TOKEN is not set: rates are entered by hand")
        return
    for pair in settings.GOLDAPI_PAIRS:
        metal, _slash, currency = pair.partition("/")
        provider = GoldApi(url=settings.GOLDAPI_URL, token=settings.GOLDAPI_TOKEN, pairs=[(Metal(metal), currency)])
        # One pair at a time: a token without the right to silver still brings gold.
        try:
            take_in_rates(provider=provider, hold_percent=Decimal(settings.MARKET_HOLD_PERCENT))
        except ProviderFailed as failure:
            logger.warning("rates_not_fetched", pair=pair, kind=type(failure).__name__, reason=str(failure))
