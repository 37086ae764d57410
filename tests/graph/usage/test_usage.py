"""The owner sees what the shop used beside what its plan allows; nobody else does."""

from datetime import UTC, timedelta

import pytest
from django.utils import timezone

from shared_apps.identity.choices import Role
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from shared_apps.usage.models import UsageDay
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

USAGE = """query ($days: Int! = 30) { usage(days: $days) {
    limits { plan users requestsPerMinute } days { day users items sales storageMb requests } } }"""


def used(tenant: Tenant, *, days_ago: int, requests: int) -> None:
    day = timezone.now().astimezone(UTC).date() - timedelta(days=days_ago)
    with in_public():
        UsageDay.objects.create(
            tenant_id=tenant.pk, day=day, users=2, items=3, sales=4, storage_bytes=1024 * 1024 + 1, requests=requests
        )


def test_the_owner_sees_the_days_and_the_limits(ask: Ask, shop: Tenant, other_shop: Tenant) -> None:
    used(shop, days_ago=0, requests=5)
    used(shop, days_ago=1, requests=6)
    used(other_shop, days_ago=0, requests=99)

    usage = ask(USAGE).data["usage"]

    assert [day["requests"] for day in usage["days"]] == [5, 6]
    assert {**usage["days"][0], "day": ""} == {
        "day": "",
        "users": 2,
        "items": 3,
        "sales": 4,
        "storageMb": 2,
        "requests": 5,
    }
    assert usage["limits"] == {"plan": "Starter", "users": 5, "requestsPerMinute": 1_200}


@pytest.mark.parametrize(("days", "seen"), [(1, [5]), (0, [5]), (2, [5, 6]), (100_000, [5, 6])])
def test_as_many_days_are_answered_as_asked_and_no_more_than_92(
    ask: Ask, shop: Tenant, days: int, seen: list[int]
) -> None:
    for days_ago, requests in ((0, 5), (1, 6), (92, 7)):
        used(shop, days_ago=days_ago, requests=requests)

    usage = ask(USAGE, {"days": days}).data["usage"]

    assert [day["requests"] for day in usage["days"]] == seen


@pytest.mark.parametrize("role", [Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_others_of_the_shop_are_refused(
    graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    assert graph(USAGE, shop=shop, token=token_for(staff(role), shop)).codes == ["FORBIDDEN"]


def test_strangers_and_the_platforms_host_get_nothing(graph: Graph, shop: Tenant) -> None:
    assert graph(USAGE, shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(USAGE).codes == ["WRONG_HOST"]
