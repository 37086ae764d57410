"""What an operator's probe asks: is the process alive, and may it be given work."""

from collections.abc import Callable

import structlog
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from shared_apps.tenants.context import in_public
from shared_apps.tenants.provisioning.template import template_is_current

logger = structlog.get_logger(__name__)


class ProbeMiddleware:
    """Answers the probes before anything else: they come by address, without a host of ours, a shop or a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path)
        if probe is None:
            return self.get_response(request)
        with in_public():
            return probe(request)


@never_cache
@require_safe
def healthz(_: HttpRequest) -> HttpResponse:
    """Answer that the process is alive, and touch nothing: a database that is away is no reason to restart us."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_: HttpRequest) -> HttpResponse:
    """Answer 200 when everything that a request needs is there, else 503 with the parts that are missing."""
    parts = {name: _is_there(name, check) for name, check in PARTS.items()}
    is_ready = all(parts.values())
    named = {name: "ok" if is_there else "missing" for name, is_there in parts.items()}
    return JsonResponse({"status": "ok" if is_ready else "missing", **named}, status=200 if is_ready else 503)


def _is_there(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, RedisError) as error:
        # Where it is and why it failed are for the log, not for whoever can reach this address.
        logger.warning("part_is_missing", part=name, reason=str(error))
        return False


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _redis_answers() -> bool:
    cache.set("readyz", "ok", 10)
    return bool(cache.get("readyz") == "ok")


PARTS: dict[str, Callable[[], bool]] = {
    "database": _database_answers,
    "redis": _redis_answers,
    "template": template_is_current,
}
PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {"/healthz": healthz, "/readyz": readyz}
