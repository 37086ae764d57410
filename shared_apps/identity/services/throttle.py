"""Slow down who guesses passwords: failures are counted per name and per address, in the shop's own cache."""

import hashlib

from django.core.cache import cache

from shared_apps.identity.errors import TooManyAttempts

WINDOW_SECONDS = 15 * 60
ALLOWED_PER_NAME = 10
ALLOWED_PER_ADDRESS = 50


def _counters(login: str, address: str) -> dict[str, int]:
    name = hashlib.sha256(login.strip().lower().encode()).hexdigest()
    return {
        f"log-in-failures:name:{name}": ALLOWED_PER_NAME,
        f"log-in-failures:address:{hashlib.sha256(address.encode()).hexdigest()}": ALLOWED_PER_ADDRESS,
    }


def refuse_when_throttled(*, login: str, address: str) -> None:
    """Refuse before the password is looked at.

    Raises:
        TooManyAttempts: the name or the address failed too often in the last quarter of an hour.
    """
    counters = _counters(login, address)
    failures = cache.get_many(counters)
    if any(failures.get(key, 0) >= allowed for key, allowed in counters.items()):
        raise TooManyAttempts(retry_after_seconds=WINDOW_SECONDS)


def count_failure(*, login: str, address: str) -> None:
    for key in _counters(login, address):
        cache.add(key, 0, WINDOW_SECONDS)
        cache.incr(key)


def forget_failures(*, login: str, address: str) -> None:
    """Let a person who got in start afresh; not the address, or one good account would cover for guesses at others."""
    cache.delete(next(iter(_counters(login, address))))
