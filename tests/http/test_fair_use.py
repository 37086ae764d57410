"""A shop that asks for more than its share hears 429 and when to come back; the others notice nothing."""

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from shared_apps.billing.models import Subscription
from shared_apps.fair_use.places import take_place
from shared_apps.fair_use.redis import fair_use_redis
from shared_apps.tenants.models import Tenant
from tests.plugins.graphql import Graph

pytestmark = pytest.mark.django_db
SITE = "{ site { kind } }"


@pytest.fixture
def limited(other_shop: Tenant, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Tenant:
    """A shop with one request a minute."""
    with django_capture_on_commit_callbacks(execute=True):
        subscription = Subscription.objects.get(tenant=other_shop)
        subscription.requests_per_minute_override = 1
        subscription.save()
    return other_shop


def test_the_graph_refuses_in_its_own_form_with_a_code_and_a_time(limited: Tenant, client: Client) -> None:
    asked, host = {"query": SITE}, {"Host": "bijou.testserver"}
    assert client.post("/graphql", asked, content_type="application/json", headers=host).status_code == 200

    answer = client.post("/graphql", asked, content_type="application/json", headers=host)

    assert answer.status_code == 429
    assert answer.json() == {
        "errors": [
            {
                "message": "Your shop sends more requests than its plan allows. Wait a moment.",
                "extensions": {"code": "RATE_LIMITED"},
            }
        ]
    }
    assert 1 <= int(answer["Retry-After"]) <= 60


def test_a_page_is_refused_with_a_page(limited: Tenant, client: Client) -> None:
    rate = f"fair-use:{{{limited.schema_name}}}:requests:rate"
    fair_use_redis().hset(rate, mapping={"tokens": "0", "at": "9e12"})

    answer = client.get("/receipts/none", headers={"Host": "bijou.testserver"})

    assert (answer.status_code, answer["Content-Type"]) == (429, "text/html; charset=utf-8")
    assert "Retry-After" in answer


def test_another_shop_and_the_platform_go_on(limited: Tenant, shop: Tenant, graph: Graph) -> None:
    assert [graph(SITE, shop=limited).status for _ in range(2)] == [200, 429]

    assert graph(SITE, shop=shop).status == 200
    assert graph(SITE).status == 200


def test_too_much_at_once_is_refused_and_the_place_is_free_after_each_request(
    other_shop: Tenant, graph: Graph, settings: Settings
) -> None:
    settings.FAIR_USE_REQUESTS_AT_ONCE = 1
    assert [graph(SITE, shop=other_shop).status for _ in range(3)] == [200, 200, 200]

    take_place(schema_name=other_shop.schema_name, kind="requests", holder="long", at_once=1, seconds=60)

    answer = graph(SITE, shop=other_shop)
    assert (answer.status, answer.codes) == (429, ["TOO_MANY_AT_ONCE"])


def test_the_probes_are_not_counted(limited: Tenant, client: Client) -> None:
    assert [client.get("/healthz", headers={"Host": "bijou.testserver"}).status_code for _ in range(3)] == [200] * 3
