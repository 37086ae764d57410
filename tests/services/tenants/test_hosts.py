"""The host chooses the shop: none by default, none by accident, and without a query when it was asked before."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from shared_apps.tenants import near
from shared_apps.tenants.context import current_schema, in_tenant
from shared_apps.tenants.models import Domain, Tenant
from shared_apps.tenants.selectors.tenants import NEAR_SECONDS, answer_for_host, near_answers
from shared_apps.tenants.services.reactivate_tenant import reactivate_tenant
from shared_apps.tenants.services.suspend_tenant import suspend_tenant
from tests.plugins.graphql import Graph

pytestmark = pytest.mark.django_db
BIJOU = {"Host": "bijou.testserver"}
SITE = "{ site { kind shop { slug } } }"


@pytest.fixture(autouse=True)
def _built_web_app(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Zargar</title>")
    settings.FRONTEND_DIST = tmp_path


def test_a_shops_host_leads_to_the_shop_and_the_platforms_to_the_platform(graph: Graph, other_shop: Tenant) -> None:
    assert graph(SITE, shop=other_shop).data["site"] == {"kind": "SHOP", "shop": {"slug": "bijou"}}
    assert graph(SITE).data["site"] == {"kind": "PLATFORM", "shop": None}


@pytest.mark.parametrize("host", ["nobody.testserver", "bijou.elsewhere.example", "evil.example", "10.0.0.1"])
def test_an_unknown_host_gets_a_friendly_404(client: Client, host: str) -> None:
    response = client.get("/", headers={"Host": host})

    assert response.status_code == 404
    assert "There is no shop at this address" in response.content.decode()


def test_the_page_speaks_the_visitors_language(client: Client) -> None:
    response = client.get("/", headers={"Host": "nobody.testserver", "Accept-Language": "fa"})

    assert 'dir="rtl"' in response.content.decode()


def test_a_suspended_shop_gets_a_403_page_and_a_typed_graph_error(
    client: Client,
    graph: Graph,
    other_shop: Tenant,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    assert client.get("/", headers=BIJOU).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        suspend_tenant(tenant_id=other_shop.pk)

    page = client.get("/items", headers=BIJOU)
    assert page.status_code == 403
    assert "is closed for now" in page.content.decode()
    answer = graph(SITE, shop=other_shop)
    assert (answer.status, answer.codes) == (403, ["TENANT_SUSPENDED"])

    with django_capture_on_commit_callbacks(execute=True):
        reactivate_tenant(tenant_id=other_shop.pk)

    assert client.get("/", headers=BIJOU).status_code == 200


def test_a_known_host_costs_no_query(client: Client) -> None:
    client.get("/", headers=BIJOU)

    with CaptureQueriesContext(connection) as queries:
        client.get("/", headers=BIJOU)

    assert len(queries) == 0


def test_a_domain_that_goes_is_forgotten_at_once(
    other_shop: Tenant, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    domain = Domain.objects.create(domain="second.testserver", tenant=other_shop, is_primary=False)
    answer = answer_for_host("second.testserver")
    assert answer is not None
    assert answer.tenant == other_shop

    with django_capture_on_commit_callbacks(execute=True):
        domain.delete()

    assert answer_for_host("second.testserver") is None


def test_another_process_follows_a_suspension_in_time(
    client: Client,
    other_shop: Tenant,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    now = monotonic()
    monkeypatch.setattr(near, "monotonic", lambda: now)
    client.get("/", headers=BIJOU)

    with monkeypatch.context() as elsewhere, django_capture_on_commit_callbacks(execute=True):
        elsewhere.setattr(near_answers, "forget", lambda *_: None)
        suspend_tenant(tenant_id=other_shop.pk)

    assert client.get("/", headers=BIJOU).status_code == 200
    now += NEAR_SECONDS
    assert client.get("/", headers=BIJOU).status_code == 403


def test_who_read_the_shop_before_its_suspension_does_not_keep_it_for_others(
    client: Client, other_shop: Tenant, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """The slow reader comes to write its answer when the suspension has been committed and forgotten already."""
    suspended = False

    def suspend_behind_it(execute: Callable[..., Any], statement: str, *rest: Any) -> Any:
        nonlocal suspended
        rows = execute(statement, *rest)
        if not suspended:
            suspended = True
            with django_capture_on_commit_callbacks(execute=True):
                suspend_tenant(tenant_id=other_shop.pk)
        return rows

    with connection.execute_wrapper(suspend_behind_it):
        assert answer_for_host(BIJOU["Host"]) is not None
    near_answers.clear()

    assert client.get("/", headers=BIJOU).status_code == 403


def test_what_a_request_does_to_its_shop_is_not_seen_by_the_next_one(other_shop: Tenant) -> None:
    for _ in range(3):
        answer = answer_for_host(BIJOU["Host"])
        assert answer is not None
        assert answer.tenant.company_name == other_shop.company_name
        answer.tenant.company_name = "Never saved"


def test_the_same_cache_key_in_two_shops_is_two_entries(shop: Tenant, other_shop: Tenant) -> None:
    cache.set("secret", "of A")
    with in_tenant(other_shop):
        assert cache.get("secret") is None
        cache.set("secret", "of B")

    assert cache.get("secret") == "of A"


def test_the_connection_is_back_on_the_platform_after_a_request(client: Client) -> None:
    client.get("/", headers=BIJOU)

    assert current_schema() == "public"
