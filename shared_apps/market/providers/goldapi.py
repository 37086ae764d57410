"""GoldAPI.io: one metal in one currency an HTTP request, told per troy ounce of fine metal."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from http import HTTPStatus
from typing import Any

import urllib3

from shared_apps.market.choices import Metal
from shared_apps.market.errors import ProviderAnswerInvalid, ProviderRefused, ProviderUnreachable
from shared_apps.market.providers.interface import Answer
from shared_apps.market.quotation import Quotation, per_gram_from_ounce

SOURCE = "goldapi.io"
MAX_ANSWER_BYTES = 64 * 1024
MAX_OUNCE = Decimal(10) ** 12
"""Far above any ounce in any currency (in rials it is about 10^10); a number like that is a fault."""
CLOCK_TOLERANCE = timedelta(minutes=5)
GRAM_TOLERANCE = Decimal("0.01")
"""The answer tells the gram as well, rounded. Further apart than this, one of the two has another unit."""


class GoldApi:
    """Asks for each pair in turn. Never follows a redirect: the token would go with it."""

    def __init__(
        self,
        *,
        url: str,
        token: str,
        pairs: list[tuple[Metal, str]],
        timeout_seconds: float = 10,
        backoff_seconds: float = 0.5,
    ) -> None:
        self.url = url.rstrip("/")
        self.token = token
        self.pairs = pairs
        self.pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=timeout_seconds, read=timeout_seconds),
            retries=urllib3.Retry(
                total=3,
                redirect=False,
                status_forcelist=[429, 500, 502, 503, 504],
                backoff_factor=backoff_seconds,
                backoff_jitter=backoff_seconds,
                backoff_max=10,
                retry_after_max=10,
                raise_on_status=False,
            ),
        )

    def fetch(self) -> Answer:
        """Return one quotation a pair.

        Raises:
            ProviderUnreachable, ProviderRefused, ProviderAnswerInvalid: for any of the pairs.
        """
        return Answer(quotations=tuple(self._quotation(metal, currency) for metal, currency in self.pairs))

    def _quotation(self, metal: Metal, currency: str) -> Quotation:
        answer = self._get(f"{self.url}/{metal.value}/{currency}")
        if answer.get("metal") != metal.value or answer.get("currency") != currency:
            raise ProviderAnswerInvalid(f"asked for {metal.value}/{currency}, told another pair")
        per_ounce = _positive(answer.get("price"), "price")
        per_gram = per_gram_from_ounce(per_ounce)
        if (told := answer.get("price_gram_24k")) is not None:
            gram = _positive(told, "price_gram_24k")
            if abs(gram - per_gram) > gram * GRAM_TOLERANCE:
                raise ProviderAnswerInvalid("the price of the ounce and that of the gram do not agree")
        return Quotation(
            metal=metal,
            currency=currency,
            per_fine_gram=per_gram,
            source=SOURCE,
            quoted_at=_time(answer.get("timestamp")),
        )

    def _get(self, url: str) -> dict[str, Any]:
        headers = {"x-access-token": self.token, "Accept": "application/json"}
        try:
            response = self.pool.request("GET", url, headers=headers, preload_content=False)
            try:
                body = response.read(MAX_ANSWER_BYTES + 1, decode_content=True)
            finally:
                response.release_conn()
                response.close()
        except urllib3.exceptions.HTTPError as error:
            # Its own text may hold the whole URL; the kind is what tells.
            raise ProviderUnreachable(type(error).__name__) from error
        if response.status != HTTPStatus.OK:
            raise ProviderRefused(f"HTTP {response.status}")
        if len(body) > MAX_ANSWER_BYTES:
            raise ProviderAnswerInvalid(f"more than {MAX_ANSWER_BYTES} bytes")
        try:
            # Floats would turn 2033.37 into 2033.36999999…; whole numbers are decimals as well.
            answer = json.loads(body, parse_float=Decimal, parse_int=Decimal)
        except (ValueError, RecursionError) as error:
            raise ProviderAnswerInvalid("not JSON") from error
        if not isinstance(answer, dict):
            raise ProviderAnswerInvalid("not a JSON object")
        if "error" in answer:
            raise ProviderRefused("the answer is an error")
        return answer


def _positive(value: Any, name: str) -> Decimal:
    if not isinstance(value, Decimal) or not 0 < value < MAX_OUNCE:
        raise ProviderAnswerInvalid(f"{name} is not a believable number")
    return value


def _time(timestamp: Any) -> datetime:
    """Return the moment of a UNIX time in seconds; milliseconds land far in the future and are refused."""
    if not isinstance(timestamp, Decimal):
        raise ProviderAnswerInvalid("timestamp is missing")
    try:
        moment = datetime.fromtimestamp(int(timestamp), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ProviderAnswerInvalid("timestamp is not a UNIX time") from error
    if moment > datetime.now(UTC) + CLOCK_TOLERANCE:
        raise ProviderAnswerInvalid("timestamp lies in the future")
    return moment
