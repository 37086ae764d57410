from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pytest_django import Settings
from structlog.testing import capture_logs

from shared_apps.market.choices import Metal
from shared_apps.market.models import MetalRate
from shared_apps.market.providers import Answer
from shared_apps.market.quotation import Quotation
from shared_apps.market.services.fetch_rates import fetch_rates
from shared_apps.market.tasks import fetch_rates as fetch_rates_task
from tests.plugins.goldapi import GoldApiServer

pytestmark = pytest.mark.django_db


def quotation(metal: Metal, price: str) -> Quotation:
    return Quotation(
        metal=metal,
        currency="XTS",
        per_fine_gram=Decimal(price),
        source="test",
        quoted_at=datetime(2026, 11, 20, tzinfo=UTC),
    )


class Told:
    def __init__(self, *quotations: Quotation) -> None:
        self.quotations = quotations

    def fetch(self) -> Answer:
        return Answer(quotations=self.quotations)


def test_a_rate_that_cannot_be_does_not_stop_the_others() -> None:
    provider = Told(quotation(Metal.GOLD, "0.00000001"), quotation(Metal.SILVER, "1.5"))

    with capture_logs() as logs:
        rates = fetch_rates(provider=provider, hold_percent=Decimal(5))

    assert [rate.metal for rate in rates] == [Metal.SILVER]
    assert MetalRate.objects.count() == 1
    assert [(line["event"], line["pair"]) for line in logs] == [("rate_not_valid", "XAU/XTS")]


def test_without_a_token_the_task_asks_nobody_and_says_so_once(settings: Settings) -> None:
    settings.GOLDAPI_TOKEN = ""

    with capture_logs() as logs:
        fetch_rates_task()
        fetch_rates_task()

    assert [line["event"] for line in logs] == ["rates_not_fetched"]
    assert not MetalRate.objects.exists()


def test_the_task_takes_in_what_the_provider_tells_pair_by_pair(settings: Settings, goldapi: GoldApiServer) -> None:
    settings.GOLDAPI_URL, settings.GOLDAPI_TOKEN = goldapi.url, "secret-token"
    settings.GOLDAPI_PAIRS = ["XAG/USD", "XAU/USD"]
    goldapi.answers.append((403, b'{"error": "No right to silver"}'))
    goldapi.say()

    with capture_logs() as logs:
        fetch_rates_task()

    rate = MetalRate.objects.get()
    assert (rate.metal, rate.currency, rate.source) == (Metal.GOLD, "USD", "goldapi.io")
    assert rate.per_fine_gram == Decimal("65.374364")
    failures = [(line["pair"], line["kind"], line["reason"]) for line in logs]
    assert failures == [("XAG/USD", "ProviderRefused", "HTTP 403")]
    assert [token for _, token in goldapi.asked] == ["secret-token", "secret-token"]
