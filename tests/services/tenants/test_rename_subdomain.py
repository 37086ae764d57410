"""A shop moves to another address; its old one leads there for 90 days and is nobody else's meanwhile."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from shared_apps.events.models import OutboxEvent
from shared_apps.tenants.actors import Actor
from shared_apps.tenants.choices import TenantAction
from shared_apps.tenants.errors import SubdomainRefused
from shared_apps.tenants.models import Domain, Tenant, TenantAudit
from shared_apps.tenants.selectors.subdomains import subdomain_verdict
from shared_apps.tenants.services.forget_old_addresses import forget_old_addresses
from shared_apps.tenants.services.rename_subdomain import rename_subdomain

pytestmark = pytest.mark.django_db
SARA = Actor("sara")
OLD, NEW = {"Host": "bijou.testserver"}, {"Host": "jewel.testserver"}


def rename(shop: Tenant, slug: str, *, days_ago: int = 0) -> Tenant:
    return rename_subdomain(tenant_id=shop.pk, slug=slug, actor=SARA, now=timezone.now() - timedelta(days=days_ago))


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_the_old_address_leads_to_the_same_place_on_the_new_one_at_once(
    client: Client,
    other_shop: Tenant,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    method: str,
) -> None:
    client.get("/graphql", headers=OLD)  # so that the old answer is in the cache

    with django_capture_on_commit_callbacks(execute=True):
        rename(other_shop, "jewel")

    answer = getattr(client, method)("/items/%D8%B7?page=2", headers={"Host": "bijou.testserver:8000"})
    assert answer.status_code == 308
    assert answer["Location"] == "http://jewel.testserver:8000/items/%D8%B7?page=2"
    assert client.post("/graphql", {"query": "{ __typename }"}, "application/json", headers=NEW).status_code == 200


def test_a_rename_is_written_down_and_announced(other_shop: Tenant) -> None:
    rename(other_shop, "jewel")

    other_shop.refresh_from_db()
    assert (other_shop.slug, other_shop.slug_skeleton) == ("jewel", "jewel")
    entry = TenantAudit.objects.get(tenant_id=other_shop.pk)
    assert (entry.action, entry.actor_label, entry.facts) == (
        TenantAction.RENAMED,
        "sara",
        {"was": "bijou", "slug": "jewel"},
    )
    assert OutboxEvent.objects.filter(name="tenants.tenant_renamed", aggregate_id=other_shop.pk).count() == 1


@pytest.mark.parametrize(
    ("slug", "reason"), [("aurum", "TAKEN"), ("api", "RESERVED"), ("a", "MALFORMED"), ("4urum", "LOOK_ALIKE")]
)
def test_an_address_that_cannot_be_had_is_refused_and_nothing_moves(other_shop: Tenant, slug: str, reason: str) -> None:
    with pytest.raises(SubdomainRefused) as refusal:
        rename(other_shop, slug)

    assert refusal.value.facts == {"slug": slug, "reason": reason}
    other_shop.refresh_from_db()
    assert other_shop.slug == "bijou"
    assert list(other_shop.domains.values_list("domain", flat=True)) == ["bijou.testserver"]
    assert not TenantAudit.objects.filter(tenant_id=other_shop.pk).exists()


def test_nobody_else_gets_the_old_address_while_it_redirects(other_shop: Tenant) -> None:
    rename(other_shop, "jewel")

    assert subdomain_verdict(slug="bijou") == "TAKEN"
    with pytest.raises(SubdomainRefused):
        rename(Tenant.objects.get(slug="aurum"), "bijou")


def test_a_shop_takes_its_own_old_address_back(client: Client, other_shop: Tenant) -> None:
    rename(other_shop, "jewel")
    rename(other_shop, "bijou")

    assert {(d.domain, d.is_primary, d.redirects_until is None) for d in Domain.objects.filter(tenant=other_shop)} == {
        ("bijou.testserver", True, True),
        ("jewel.testserver", False, False),
    }
    assert client.get("/x", headers=NEW)["Location"] == "http://bijou.testserver/x"


def test_every_old_address_leads_to_the_newest(client: Client, other_shop: Tenant) -> None:
    rename(other_shop, "jewel")
    rename(other_shop, "gemstone")

    assert client.get("/", headers=OLD)["Location"] == "http://gemstone.testserver/"
    assert client.get("/", headers=NEW)["Location"] == "http://gemstone.testserver/"


def test_an_old_address_is_unknown_after_90_days_and_then_free(client: Client, other_shop: Tenant) -> None:
    rename(other_shop, "jewel", days_ago=90)

    assert client.get("/", headers=OLD).status_code == 404
    assert forget_old_addresses(now=timezone.now()) == 1
    assert subdomain_verdict(slug="bijou") == "FREE"


def test_an_address_that_still_redirects_is_kept(other_shop: Tenant) -> None:
    rename(other_shop, "jewel", days_ago=89)

    assert forget_old_addresses(now=timezone.now()) == 0
    assert Domain.objects.filter(domain="bijou.testserver").exists()


def test_a_domain_of_its_own_stays_the_first(other_shop: Tenant) -> None:
    Domain.objects.create(domain="bijou.example", tenant=other_shop)

    rename(other_shop, "jewel")

    assert other_shop.get_primary_domain().domain == "bijou.example"
