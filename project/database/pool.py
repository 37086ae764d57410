"""Django's pool hands a connection on as it was left. This is how it is cleaned, and how long it lives."""

from typing import Any

import psycopg

MAX_LIFETIME_SECONDS = 600
"""A session keeps the catalogue of every shop it served in memory; a new one starts without."""
LEFT_BEHIND = (
    "RESET ROLE; RESET search_path; RESET statement_timeout; CLOSE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all()"
)


def clean(session: psycopg.Connection[Any]) -> None:
    """Undo whatever somebody may have set for the session, past the rule that nobody does."""
    session.execute(LEFT_BEHIND)


def pool_options(*, size: int) -> dict[str, Any]:
    """Return the OPTIONS["pool"] of a database with at most ``size`` connections a process."""
    return {"min_size": 1, "max_size": size, "max_lifetime": MAX_LIFETIME_SECONDS, "reset": clean}
