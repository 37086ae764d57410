"""The provider against a local server that speaks GoldAPI's protocol."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from shared_apps.market.choices import Metal
from shared_apps.market.errors import ProviderAnswerInvalid, ProviderFailed, ProviderRefused, ProviderUnreachable
from shared_apps.market.providers.goldapi import GoldApi
from shared_apps.market.quotation import Quotation
from tests.plugins.goldapi import ANSWER, GoldApiServer

type Fetch = Callable[..., tuple[Quotation, ...]]


@pytest.fixture
def fetch(goldapi: GoldApiServer) -> Fetch:
    def get(*pairs: tuple[Metal, str], timeout_seconds: float = 2) -> tuple[Quotation, ...]:
        provider = GoldApi(
            url=goldapi.url,
            token="secret-token",
            pairs=list(pairs) or [(Metal.GOLD, "USD")],
            timeout_seconds=timeout_seconds,
            backoff_seconds=0,
        )
        return provider.fetch().quotations

    return get


def test_asks_for_the_pair_with_the_token_and_reads_the_ounce_exactly(goldapi: GoldApiServer, fetch: Fetch) -> None:
    goldapi.say()

    [quotation] = fetch()

    assert goldapi.asked == [("/api/XAU/USD", "secret-token")]
    assert quotation == Quotation(
        metal=Metal.GOLD,
        currency="USD",
        # 2033.37 / 31.1034768, to six places; a float would be off in the last ones
        per_fine_gram=Decimal("65.374364"),
        source="goldapi.io",
        quoted_at=datetime(2026, 5, 28, 8, 0, tzinfo=UTC),
    )


def test_reads_a_large_price_without_losing_a_digit(goldapi: GoldApiServer, fetch: Fetch) -> None:
    body = json.dumps({**ANSWER, "currency": "IRR", "price_gram_24k": None}).replace("2033.37", "9007199254.740993123")
    goldapi.answers.append((200, body.encode()))

    [quotation] = fetch((Metal.GOLD, "IRR"))

    assert quotation.per_fine_gram == Decimal("289588180.532312")


def test_asks_for_every_pair(goldapi: GoldApiServer, fetch: Fetch) -> None:
    goldapi.say()
    goldapi.say(metal="XAG", price=24.5, price_gram_24k=0.7877)

    assert [quotation.metal for quotation in fetch((Metal.GOLD, "USD"), (Metal.SILVER, "USD"))] == ["XAU", "XAG"]


def test_asks_again_after_a_passing_failure(goldapi: GoldApiServer, fetch: Fetch) -> None:
    goldapi.answers += [(503, b"busy"), (502, b"")]
    goldapi.say()

    assert len(fetch()) == 1
    assert len(goldapi.asked) == 3


def test_gives_up_when_the_failure_does_not_pass(goldapi: GoldApiServer, fetch: Fetch) -> None:
    goldapi.answers.append((500, b"broken"))

    with pytest.raises(ProviderRefused, match="HTTP 500"):
        fetch()

    assert len(goldapi.asked) == 4


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_is_not_asked_again(goldapi: GoldApiServer, fetch: Fetch, status: int) -> None:
    goldapi.answers.append((status, b'{"error": "Invalid API Key"}'))

    with pytest.raises(ProviderRefused, match=f"HTTP {status}"):
        fetch()

    assert len(goldapi.asked) == 1


def test_never_follows_a_redirect_because_the_token_would_go_with_it(goldapi: GoldApiServer, fetch: Fetch) -> None:
    goldapi.answers.append((302, b""))
    goldapi.headers["Location"] = f"{goldapi.url}/elsewhere"

    with pytest.raises(ProviderRefused, match="HTTP 302"):
        fetch()

    assert [path for path, _ in goldapi.asked] == ["/api/XAU/USD"]


def test_an_error_in_a_good_answer_is_a_refusal(goldapi: GoldApiServer, fetch: Fetch) -> None:
    goldapi.say(error="No data available for this date or pair.")

    with pytest.raises(ProviderRefused):
        fetch()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html>maintenance</html>", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"", "not JSON"),
        (b"[" * 50_000, "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b'{"metal": "XAU"}', "another pair"),
        (b"9" * 70_000, "more than 65536 bytes"),
    ],
)
def test_an_answer_that_is_not_the_protocol_is_invalid(
    goldapi: GoldApiServer, fetch: Fetch, body: bytes, reason: str
) -> None:
    goldapi.answers.append((200, body))

    with pytest.raises(ProviderAnswerInvalid, match=reason):
        fetch()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"price": -1}, "price"),
        ({"price": 0}, "price"),
        ({"price": "2033.37"}, "price"),
        ({"price": None}, "price"),
        ({"price": True}, "price"),
        ({"price": float("nan")}, "price"),
        ({"price": float("inf")}, "price"),
        ({"price": 10**12}, "price"),
        ({"price_gram_24k": 2033.37}, "do not agree"),
        ({"currency": "IRR"}, "another pair"),
        ({"timestamp": None}, "timestamp"),
        ({"timestamp": 1_779_955_200_000}, "timestamp"),
        ({"timestamp": 10**30}, "timestamp"),
        ({"timestamp": 4_000_000_000}, "future"),
    ],
)
def test_numbers_that_cannot_be_true_are_invalid(
    goldapi: GoldApiServer, fetch: Fetch, changes: dict[str, Any], reason: str
) -> None:
    goldapi.say(**changes)

    with pytest.raises(ProviderAnswerInvalid, match=reason):
        fetch()


def test_silence_ends_after_the_time_limit(goldapi: GoldApiServer, fetch: Fetch) -> None:
    goldapi.say()
    goldapi.delay_seconds = 0.2

    with pytest.raises(ProviderUnreachable):
        fetch(timeout_seconds=0.02)


def test_nobody_there_is_unreachable_and_the_token_stays_out_of_the_message() -> None:
    provider = GoldApi(url="http://127.0.0.1:9", token="secret-token", pairs=[(Metal.GOLD, "USD")], backoff_seconds=0)

    with pytest.raises(ProviderFailed) as failure:
        provider.fetch()

    assert isinstance(failure.value, ProviderUnreachable)
    assert "secret-token" not in str(failure.value)
