"""What production needs and what it must not have; asked before anything is started or connected."""

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

REQUIRED = {
    "SECRET_KEY": "signs sessions and tokens; 50 characters or more, from a secret store",
    "IDENTITY_KEYS": "seal the identity numbers of sellers; each like SECRET_KEY, with commas, the newest first",
    "DATABASE_URL": "postgres://…",
    "REDIS_URL": "redis://…, without a database number",
    "EMAIL_URL": "smtp+tls://user:password@host:587; without it mail would go to the log",
    "PLATFORM_HOST": "the public site's host; shops are one label in front of it",
}
MIN_KEY_LENGTH = 50
MIN_KEY_LETTERS = 10
"""Different characters; a real key of 50 has many more."""


def refuse_unsafe_start(environment: Mapping[str, str]) -> None:
    """Return if production may start with these settings.

    Raises:
        ImproperlyConfigured: names everything that is missing or unsafe at once, never a value.
    """
    problems = [f"{name} is missing ({what})" for name, what in REQUIRED.items() if not environment.get(name)]
    problems += _problems_of_key("SECRET_KEY", environment.get("SECRET_KEY", ""))
    for key in environment.get("IDENTITY_KEYS", "").split(","):
        problems += _problems_of_key("IDENTITY_KEYS", key)
    if environment.get("SECRET_KEY") in environment.get("IDENTITY_KEYS", "").split(","):
        problems.append("IDENTITY_KEYS holds SECRET_KEY: whoever signs must not read identity numbers")
    host = environment.get("PLATFORM_HOST", "")
    if host and not host.replace("-", "").replace(".", "").isalnum():
        problems.append("PLATFORM_HOST must be one host name, without wildcard, scheme or port")
    if environment.get("DEBUG", "").lower() not in {"", "0", "false", "no", "off"}:
        problems.append("DEBUG is on: turn it off")
    if problems:
        raise ImproperlyConfigured("Zargar does not start like this:\n- " + "\n- ".join(problems))


def _problems_of_key(name: str, key: str) -> list[str]:
    if not key:
        return []
    if len(key) < MIN_KEY_LENGTH:
        return [f"{name} is too short: {MIN_KEY_LENGTH} characters or more"]
    if len(set(key)) < MIN_KEY_LETTERS:
        return [f"{name} repeats a few characters: make it with `python -c 'import secrets; …token_urlsafe(50)'`"]
    if key.startswith(("django-insecure-", "only-for-tests-")):
        return [f"{name} is a default that everybody knows"]
    return []
