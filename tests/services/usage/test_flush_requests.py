"""Requests are counted by the script that admits them, and carried into the table without loss or doubling."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from shared_apps.fair_use.counting import requests_key
from shared_apps.fair_use.redis import fair_use_redis
from shared_apps.tenants.models import Tenant
from shared_apps.usage.models import UsageDay
from shared_apps.usage.services import flush_requests
from tests.plugins.graphql import Graph

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def count(tenant: Tenant, requests: int, *, day: date = TODAY) -> None:
    fair_use_redis().hset(requests_key(day), str(tenant.pk), requests)


def kept(tenant: Tenant) -> dict[date, int]:
    return dict(UsageDay.objects.filter(tenant_id=tenant.pk).values_list("day", "requests"))


def test_what_a_shop_asks_is_counted_for_it_and_the_platforms_requests_for_nobody(
    graph: Graph, other_shop: Tenant
) -> None:
    for shop in (other_shop, other_shop, None):
        graph("{ site { kind } }", shop=shop)
    today = datetime.now(tz=UTC).date()

    assert flush_requests(today=today) == 1

    assert sum(kept(other_shop).values()) == 2


def test_flushed_twice_nothing_is_doubled_and_later_requests_are_added(other_shop: Tenant) -> None:
    count(other_shop, 7)
    flush_requests(today=TODAY)
    flush_requests(today=TODAY)
    assert kept(other_shop) == {TODAY: 7}

    count(other_shop, 9)
    flush_requests(today=TODAY)

    assert kept(other_shop) == {TODAY: 9}


def test_a_redis_that_came_back_empty_takes_nothing_away(other_shop: Tenant) -> None:
    count(other_shop, 7)
    flush_requests(today=TODAY)

    count(other_shop, 1)
    flush_requests(today=TODAY)

    assert kept(other_shop) == {TODAY: 7}


def test_days_that_an_outage_left_behind_are_carried_later(other_shop: Tenant) -> None:
    before = TODAY - timedelta(days=7)
    count(other_shop, 3, day=before)

    flush_requests(today=TODAY)

    assert kept(other_shop) == {before: 3}


def test_the_other_measures_of_the_day_stay(other_shop: Tenant) -> None:
    UsageDay.objects.create(tenant_id=other_shop.pk, day=TODAY, users=4, items=5)
    count(other_shop, 7)

    flush_requests(today=TODAY)

    row = UsageDay.objects.get(tenant_id=other_shop.pk)
    assert (row.users, row.items, row.requests) == (4, 5, 7)


def test_without_requests_nothing_is_written() -> None:
    assert flush_requests(today=timezone.now().date()) == 0
    assert not UsageDay.objects.exists()
