from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from project.errors import LimitReached
from shared_apps.billing.models import Subscription
from shared_apps.billing.selectors import limits_of
from shared_apps.billing.services import check_limit
from shared_apps.plans.choices import Limit
from shared_apps.tenants.context import current_schema, in_public, in_tenant
from shared_apps.tenants.models import Tenant

type Change = Callable[..., None]


@pytest.fixture
def change(shop: Tenant, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Change:
    """Set fields of the shop's subscription, or of its plan, as the console does."""

    def save(*, of_plan: bool = False, **values: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True), in_public():
            subscription = Subscription.objects.select_related("plan").get(tenant=shop)
            row = subscription.plan if of_plan else subscription
            for name, value in values.items():
                setattr(row, name, value)
            row.save()

    return save


def test_up_to_the_limit_is_allowed(change: Change) -> None:
    change(of_plan=True, users=3)

    check_limit(limit=Limit.USERS, used=2)
    check_limit(limit=Limit.USERS, used=0, adding=3)


def test_past_the_limit_is_refused_with_the_limit_and_the_plan(change: Change) -> None:
    change(of_plan=True, users=3, name="Starter")

    with pytest.raises(LimitReached) as refusal:
        check_limit(limit=Limit.USERS, used=3)

    assert refusal.value.facts == {"limit": "users", "allowed": 3, "plan": "Starter", "things": Limit.USERS.label}
    with translation.override("en"):
        assert refusal.value.message == "Your plan “Starter” allows 3 people who log in."


def test_an_override_replaces_the_limit_of_the_plan_for_this_shop_alone(change: Change, other_shop: Tenant) -> None:
    change(of_plan=True, items=10)
    change(items_override=0)

    with pytest.raises(LimitReached):
        check_limit(limit=Limit.ITEMS, used=0)
    with in_tenant(other_shop):
        check_limit(limit=Limit.ITEMS, used=9)


def test_an_empty_limit_is_no_limit(change: Change) -> None:
    change(of_plan=True, branches=None)

    check_limit(limit=Limit.BRANCHES, used=10_000)


def test_each_limit_is_read_from_its_own_field(shop: Tenant, change: Change) -> None:
    change(users_override=1, items_override=2, branches_override=3, storage_mb_override=4)

    assert [limits_of(shop).allowed(limit) for limit in Limit] == [1, 2, 3, 4]


def test_asked_again_the_limits_cost_no_query(shop: Tenant, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    check_limit(limit=Limit.USERS, used=0)

    with django_assert_num_queries(0):
        check_limit(limit=Limit.USERS, used=0)


def test_a_change_counts_at_once(change: Change) -> None:
    change(users_override=1)
    check_limit(limit=Limit.USERS, used=0)

    change(users_override=0)

    with pytest.raises(LimitReached):
        check_limit(limit=Limit.USERS, used=0)


def test_after_the_check_we_are_still_in_the_shop(shop: Tenant) -> None:
    check_limit(limit=Limit.USERS, used=0)

    assert current_schema() == shop.schema_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        assert cursor.fetchone() == (shop.schema_name,)
