"""One request to a shop, beside the same view on Django's own backend: the round trips and the time of tenancy."""

import tempfile
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from django.core.cache import cache
from django.core.handlers.base import BaseHandler
from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from shared_apps.billing.models import Subscription
from shared_apps.billing.selectors.limits import limits_key
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.selectors.tenants import NEAR_SECONDS, answer_for_host, near_answers
from tests.benchmarks.report import Row, Sizes

WARM_UP = 200
TENANCY = ["shared_apps.tenants.middleware.ShopMiddleware"]
FAIR_USE = [*TENANCY, "shared_apps.fair_use.middleware.FairUseMiddleware"]


def view(request: HttpRequest, alias: str) -> HttpResponse:
    return HttpResponse(str(_read(alias)))


urlpatterns = [path("<alias>", view)]


def measure(sizes: Sizes) -> list[Row]:
    shop = Tenant.objects.shops().earliest("pk")
    # The bench asks more often than any plan allows; it is counted all the same.
    Subscription.objects.filter(tenant=shop).update(requests_per_minute_override=1_000_000)
    cache.delete(limits_key(shop.pk))
    host = Domain.objects.get(tenant=shop).domain
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"]):
        asked: dict[str, Callable[[], object]] = {
            "ours": partial(_ask, _handler(TENANCY), "default", host),
            "plain": partial(_ask, _handler([]), "plain", host),
            "with fair use": partial(_ask, _handler(FAIR_USE), "default", host),
            "our transaction": partial(_read_in, shop),
            "plain transaction": partial(_read, "plain"),
            "host": partial(answer_for_host, host),
            "host in Redis": partial(_answer_in_redis, host),
        }
        took = _medians(asked, sizes.requests)
        trips = {alias: _round_trips(alias, asked[name]) for alias, name in (("default", "ours"), ("plain", "plain"))}
    extra = took["ours"] - took["plain"]
    return [
        Row(
            what=f"tenant routing and role per request (median of {sizes.requests:,})",
            measured=f"{took['ours']:.2f} ms, {trips['default']} round trips",
            peer=f"{took['plain']:.2f} ms, {trips['plain']} round trips, without tenancy",
            ratio=took["ours"] / took["plain"],
            reach="≤ 1 extra round trip, ≤ 0.5 ms extra",
            reached=trips["default"] - trips["plain"] <= 1 and extra <= 0.5,
        ),
        Row(
            what="of that: role and path in the transaction",
            measured=f"{took['our transaction']:.2f} ms",
            peer=f"{took['plain transaction']:.2f} ms, the same transaction on Django's own backend",
            ratio=took["our transaction"] / took["plain transaction"],
        ),
        Row(
            what=f"of that: host → shop, which a process keeps for {NEAR_SECONDS} s",
            measured=f"{took['host']:.2f} ms",
            peer=f"{took['host in Redis']:.2f} ms for the first request after that, out of Redis",
        ),
        Row(
            what="besides: a place by fair use, in Redis",
            measured=f"{took['with fair use'] - took['ours']:.2f} ms more",
        ),
    ]


def _medians(asked: dict[str, Callable[[], object]], requests: int) -> dict[str, float]:
    """Take turns, so that what disturbs the machine disturbs all; return milliseconds."""
    seconds: dict[str, list[float]] = {name: [] for name in asked}
    for number in range(requests + WARM_UP):
        for name, ask in asked.items():
            started = perf_counter()
            ask()
            if number >= WARM_UP:
                seconds[name].append(perf_counter() - started)
    return {name: median(of) * 1000 for name, of in seconds.items()}


def _handler(middleware: list[str]) -> BaseHandler:
    with override_settings(MIDDLEWARE=middleware):
        handler = BaseHandler()
        handler.load_middleware()
    return handler


def _ask(handler: BaseHandler, alias: str, host: str) -> None:
    response = handler.get_response(RequestFactory().get(f"/{alias}", headers={"host": host}))
    if not isinstance(response, HttpResponse) or response.content != b"(1,)":
        raise AssertionError(response)


def _read(alias: str) -> tuple[int]:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SELECT 1")
        row: tuple[int] = cursor.fetchone()
        return row


def _read_in(shop: Tenant) -> tuple[int]:
    with in_tenant(shop):
        return _read("default")


def _answer_in_redis(host: str) -> None:
    near_answers.clear()
    answer_for_host(host)


def _round_trips(alias: str, request: Callable[[], object]) -> int:
    """Count in libpq's own trace how often the server said that it is ready for the next query."""
    server = connections[alias].connection.pgconn
    with tempfile.TemporaryFile("w+") as trace:
        server.trace(trace.fileno())
        request()
        server.untrace()
        trace.seek(0)
        return sum("ReadyForQuery" in line for line in trace)
