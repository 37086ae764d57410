"""The connection to the Redis that keeps the shops' places, and what happens when it is away: nothing is refused."""

from collections.abc import Callable
from functools import lru_cache

import structlog
from django.conf import settings
from redis import Redis
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)
ANSWER_SECONDS = 0.5
"""Fair use must not make a shop wait for it: a Redis that is slower counts as one that is away."""
_outage = {"is_told": False}


def fair_use_redis() -> Redis:
    return _client(settings.FAIR_USE_REDIS_URL)


@lru_cache(maxsize=4)
def _client(url: str) -> Redis:
    # A pool of connections without anything of a shop's in it; redis-py opens them anew after a fork.
    return Redis.from_url(
        url, decode_responses=True, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS
    )


def or_nothing[T](ask: Callable[[], T]) -> T | None:
    """Return what Redis answers, or ``None`` when it is away, which is logged once for each time that it goes."""
    try:
        answer = ask()
    except RedisError as error:
        if not _outage["is_told"]:
            logger.warning("fair_use_is_off", reason=str(error))
        _outage["is_told"] = True
        return None
    _outage["is_told"] = False
    return answer
