"""Who gets into the console, where, and how far."""

import pytest
from django.test import Client
from django.urls import reverse

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.identity.services.throttle import ALLOWED_PER_NAME
from shared_apps.plans.models import Plan
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tests.console.conftest import Staff
from tests.plugins.tenants import PASSWORD

pytestmark = pytest.mark.django_db
PUBLIC = "project.urls_public"
LISTS = [
    "tenants_tenant", "tenants_domain", "identity_user", "plans_plan", "billing_subscription", "market_metalrate",
    "events_outboxevent", "tenants_tenantaudit", "usage_usageday",
]  # fmt: skip


def address(name: str, *args: object) -> str:
    return reverse(f"admin:{name}", urlconf=PUBLIC, args=args)


def log_in(client: Client, username: str, password: str = PASSWORD) -> int:
    answer = client.post("/console/login/", {"username": username, "password": password})
    return answer.status_code


def test_a_stranger_is_sent_to_the_login_page(client: Client) -> None:
    answer = client.get("/console/")

    assert answer.status_code == 302
    assert answer["Location"] == "/console/login/?next=/console/"
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("role", [Role.PLATFORM_ADMIN, Role.PLATFORM_SUPPORT])
def test_platform_staff_log_in_with_name_and_password(client: Client, platform_person: Staff, role: Role) -> None:
    person = platform_person(role)

    assert log_in(client, person.username) == 302
    assert client.get("/console/").status_code == 200


def test_a_person_who_left_does_not_get_in(client: Client, admin: User) -> None:
    client.force_login(admin)
    User.objects.filter(pk=admin.pk).update(is_active=False)

    assert client.get("/console/").status_code == 302
    assert log_in(client, admin.username) == 200


def test_a_shops_owner_does_not_exist_here(client: Client, other_shop: Tenant) -> None:
    with in_tenant(other_shop):
        assert User.objects.filter(username="owner").exists()

    assert log_in(client, "owner") == 200
    assert client.get("/console/").status_code == 302


def test_somebody_without_a_role_of_the_platform_does_not_get_in(client: Client, platform_person: Staff) -> None:
    client.force_login(platform_person(Role.OWNER))

    assert client.get("/console/").status_code == 302


@pytest.mark.parametrize("path", ["/console/", "/console/login/", "/console/tenants/tenant/", "/console"])
def test_on_a_shops_host_there_is_no_console(client: Client, other_shop: Tenant, path: str) -> None:
    assert client.get(path, headers={"Host": f"{other_shop.slug}.testserver"}).status_code == 404


def test_a_console_session_is_worth_nothing_on_a_shops_host(console: Client, other_shop: Tenant) -> None:
    host = f"{other_shop.slug}.testserver"

    assert console.get("/console/", headers={"Host": host}).status_code == 404


def test_guessing_passwords_is_stopped(client: Client, admin: User) -> None:
    for _ in range(ALLOWED_PER_NAME):
        assert log_in(client, admin.username, "wrong") == 200

    assert log_in(client, admin.username) == 200
    assert client.get("/console/").status_code == 302


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_for_both_roles(client: Client, platform_person: Staff, name: str) -> None:
    for role in (Role.PLATFORM_ADMIN, Role.PLATFORM_SUPPORT):
        client.force_login(platform_person(role))
        assert client.get(address(f"{name}_changelist")).status_code == 200


@pytest.mark.parametrize("name", ["identity_user", "plans_plan", "billing_subscription", "market_metalrate"])
def test_an_administrator_can_add(console: Client, name: str) -> None:
    assert console.get(address(f"{name}_add")).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_support_adds_nothing(support: Client, name: str) -> None:
    assert support.get(address(f"{name}_add")).status_code == 403


@pytest.mark.parametrize("name", ["tenants_tenant", "tenants_domain", "events_outboxevent", "tenants_tenantaudit"])
def test_nobody_adds_shops_domains_events_or_audits_here(console: Client, name: str) -> None:
    assert console.get(address(f"{name}_add")).status_code == 403


def test_support_reads_and_changes_nothing(support: Client) -> None:
    plan = Plan.objects.get(code="starter")
    page = address("plans_plan_change", plan.pk)

    assert support.get(page).status_code == 200
    assert support.post(page, {"name": "Free", "price": "0"}).status_code == 403
    plan.refresh_from_db()
    assert plan.name == "Starter"


@pytest.mark.parametrize("name", LISTS)
def test_nothing_is_deleted_here(console: Client, other_shop: Tenant, admin: User, name: str) -> None:
    ids = {"tenants_tenant": other_shop.pk, "identity_user": admin.pk, "plans_plan": Plan.objects.all()[0].pk}
    if name in ids:
        assert console.post(address(f"{name}_delete", ids[name]), {"post": "yes"}).status_code == 403
    assert "delete_selected" not in console.get(address(f"{name}_changelist")).text


def test_the_console_speaks_persian_from_right_to_left(console: Client) -> None:
    answer = console.post("/console/language/", {"language": "fa", "next": "/console/"})

    assert answer["Location"] == "/console/"
    page = console.get("/console/").text
    assert '<html lang="fa" dir="rtl"' in page
    assert "نرخ‌های در انتظار" in page
