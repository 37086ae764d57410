"""One request to a shop, beside the same view on Django's own backend: the round trips and the time of tenancy."""

import tempfile
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from django.core.handlers.base import BaseHandler
from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from shared_apps.tenants.models import Domain, Tenant
from tests.benchmarks.report import Row

WARM_UP = 200
TENANCY = ["shared_apps.tenants.middleware.ShopMiddleware"]


def view(request: HttpRequest, alias: str) -> HttpResponse:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SELECT 1")
        return HttpResponse(str(cursor.fetchone()))


urlpatterns = [path("<alias>", view)]


def measure(*, requests: int) -> list[Row]:
    shop = Tenant.objects.shops().first()
    host = Domain.objects.get(tenant=shop).domain
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"]):
        ask = {
            "default": partial(_ask, _handler(TENANCY), "default", host),
            "plain": partial(_ask, _handler([]), "plain", host),
        }
        seconds: dict[str, list[float]] = {alias: [] for alias in ask}
        for number in range(requests + WARM_UP):
            for alias, request in ask.items():
                started = perf_counter()
                request()
                if number >= WARM_UP:
                    seconds[alias].append(perf_counter() - started)
        trips = {alias: _round_trips(alias, request) for alias, request in ask.items()}
    ours, plain = (median(seconds[alias]) * 1000 for alias in ("default", "plain"))
    extra = trips["default"] - trips["plain"]
    return [
        Row(
            what=f"tenant routing and role per request (median of {requests:,})",
            measured=f"{ours:.2f} ms, {trips['default']} round trips",
            peer=f"{plain:.2f} ms, {trips['plain']} round trips, without tenancy",
            ratio=ours / plain,
            reach="≤ 1 extra round trip, ≤ 0.5 ms extra",
            reached=extra <= 1 and ours - plain <= 0.5,
        )
    ]


def _handler(middleware: list[str]) -> BaseHandler:
    with override_settings(MIDDLEWARE=middleware):
        handler = BaseHandler()
        handler.load_middleware()
    return handler


def _ask(handler: BaseHandler, alias: str, host: str) -> None:
    response = handler.get_response(RequestFactory().get(f"/{alias}", headers={"host": host}))
    if not isinstance(response, HttpResponse) or response.content != b"(1,)":
        raise AssertionError(response)


def _round_trips(alias: str, request: Callable[[], None]) -> int:
    """Count in libpq's own trace how often the server said that it is ready for the next query."""
    server = connections[alias].connection.pgconn
    with tempfile.TemporaryFile("w+") as trace:
        server.trace(trace.fileno())
        request()
        server.untrace()
        trace.seek(0)
        return sum("ReadyForQuery" in line for line in trace)
