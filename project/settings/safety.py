"""What production needs and what it must not have; asked before anything is started or connected."""

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

REQUIRED = {
    "SECRET_KEY": "signs sessions and tokens; 50 characters or more, from a secret store",
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
    problems += [
        f"{name} is missing (CLUSTERS names it)"
        for name in (
            f"DATABASE_URL_{cluster.upper()}" for cluster in environment.get("CLUSTERS", "").split(",") if cluster
        )
        if not environment.get(name)
    ]
    problems += _problems_of_key(environment.get("SECRET_KEY", ""))
    host = environment.get("PLATFORM_HOST", "")
    if host and not host.replace("-", "").replace(".", "").isalnum():
        problems.append("PLATFORM_HOST must be one host name, without wildcard, scheme or port")
    if environment.get("DEBUG", "").lower() not in {"", "0", "false", "no", "off"}:
        problems.append("DEBUG is on: turn it off")
    if problems:
        raise ImproperlyConfigured("Zargar does not start like this:\n- " + "\n- ".join(problems))


def _problems_of_key(key: str) -> list[str]:
    if not key:
        return []
    if len(key) < MIN_KEY_LENGTH:
        return [f"SECRET_KEY is too short: {MIN_KEY_LENGTH} characters or more"]
    if len(set(key)) < MIN_KEY_LETTERS:
        return ["SECRET_KEY repeats a few characters: make it with `python -c 'import secrets; …token_urlsafe(50)'`"]
    if key.startswith(("django-insecure-", "only-for-tests-")):
        return ["SECRET_KEY is a default that everybody knows"]
    return []
