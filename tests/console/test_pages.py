"""What the console's pages do."""

import uuid
from datetime import UTC, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from shared_apps.billing.models import Subscription
from shared_apps.console.selectors import platform_overview
from shared_apps.events.models import OutboxEvent
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.market.choices import RateStatus
from shared_apps.market.models import MetalRate
from shared_apps.plans.models import Plan
from shared_apps.tenants.choices import TenantStatus
from shared_apps.tenants.models import Domain, Tenant, TenantAudit
from shared_apps.usage.models import UsageDay
from tests.console.conftest import Staff
from tests.console.test_access import address

pytestmark = pytest.mark.django_db


def run(console: Client, name: str, action: str, *keys: object) -> int:
    """Choose rows of a list and run one of its actions."""
    chosen = {"action": action, "_selected_action": [str(key) for key in keys]}
    return console.post(address(f"{name}_changelist"), chosen).status_code


def rate(price: int, status: RateStatus, *, minutes: int) -> MetalRate:
    return MetalRate.objects.create(
        metal="XAU",
        currency="XTS",
        per_fine_gram=Decimal(price),
        source="test",
        quoted_at=timezone.now() + timedelta(minutes=minutes),
        status=status,
    )


def parked_event() -> OutboxEvent:
    return OutboxEvent.objects.create(
        schema_name="public", name="tests.happened", aggregate_id=uuid.uuid4(), attempts=10, parked_at=timezone.now()
    )


def test_the_overview_counts_shops_held_rates_and_events(console: Client, other_shop: Tenant) -> None:
    OutboxEvent.objects.all().delete()
    Tenant.objects.filter(pk=other_shop.pk).update(status=TenantStatus.SUSPENDED)
    rate(100, RateStatus.APPLIED, minutes=0)
    rate(90, RateStatus.APPLIED, minutes=-10)
    rate(200, RateStatus.HELD, minutes=1)
    parked_event()
    OutboxEvent.objects.create(
        schema_name="public",
        name="tests.late",
        aggregate_id=uuid.uuid4(),
        recorded_at=timezone.now() - timedelta(minutes=2),
    )

    overview = platform_overview(now=timezone.now())

    assert {count.status: count.count for count in overview.shops} == {
        "TRIAL": Tenant.objects.shops().count() - 1,
        "ACTIVE": 0,
        "SUSPENDED": 1,
        "PENDING_DELETION": 0,
    }
    assert (overview.held_rates, overview.parked_events, overview.late_events) == (1, 1, 1)
    assert [(one.currency, one.per_fine_gram) for one in overview.rates] == [("XTS", Decimal(100))]
    assert "Held rates" in console.get("/console/").text


def test_the_overview_is_a_fixed_number_of_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(6):
        platform_overview(now=timezone.now())


def test_shops_are_suspended_and_reactivated_through_their_services(console: Client, other_shop: Tenant) -> None:
    assert run(console, "tenants_tenant", "suspend", other_shop.pk) == 302
    other_shop.refresh_from_db()
    assert other_shop.status == TenantStatus.SUSPENDED
    assert OutboxEvent.objects.filter(name="tenants.tenant_suspended", aggregate_id=other_shop.pk).count() == 1

    run(console, "tenants_tenant", "reactivate", other_shop.pk)
    other_shop.refresh_from_db()
    assert other_shop.status == TenantStatus.ACTIVE


def test_support_cannot_suspend(support: Client, other_shop: Tenant) -> None:
    run(support, "tenants_tenant", "suspend", other_shop.pk)

    other_shop.refresh_from_db()
    assert other_shop.status == TenantStatus.TRIAL


def test_the_platforms_own_row_is_not_a_shop_to_be_suspended(console: Client) -> None:
    platform = Tenant.objects.get(schema_name="public")

    run(console, "tenants_tenant", "suspend", platform.pk)

    platform.refresh_from_db()
    assert platform.status == TenantStatus.ACTIVE
    assert console.get(address("tenants_tenant_change", platform.pk)).status_code == 302


def shop_form(shop: Tenant, **changes: Any) -> dict[str, Any]:
    [domain] = shop.domains.all()
    return {
        "company_name": shop.company_name,
        "slug": shop.slug,
        "language": shop.language,
        "time_zone": shop.time_zone,
        "calendar": shop.calendar,
        "rate_max_age_minutes": shop.rate_max_age_minutes,
        "domains-TOTAL_FORMS": 2,
        "domains-INITIAL_FORMS": 1,
        "domains-0-id": domain.pk,
        "domains-0-tenant": shop.pk,
        "domains-0-domain": domain.domain,
        "domains-0-is_primary": "on",
        "domains-1-tenant": shop.pk,
        **changes,
    }


def test_a_shop_gets_a_second_address_in_lower_case(console: Client, other_shop: Tenant) -> None:
    form = shop_form(other_shop, **{"domains-1-domain": " Gold.Example "})

    assert console.post(address("tenants_tenant_change", other_shop.pk), form).status_code == 302

    assert Domain.objects.get(domain="gold.example").tenant == other_shop
    assert LogEntry.objects.filter(object_id=str(other_shop.pk)).count() == 1


@pytest.mark.parametrize("host", ["-gold.example", "gold example", "http://gold.example", "gold..example", "a" * 64])
def test_what_is_no_host_name_is_refused(console: Client, other_shop: Tenant, host: str) -> None:
    form = shop_form(other_shop, **{"domains-1-domain": host, "company_name": "Changed"})

    assert console.post(address("tenants_tenant_change", other_shop.pk), form).status_code == 200

    other_shop.refresh_from_db()
    assert other_shop.company_name != "Changed"
    assert other_shop.domains.count() == 1


def test_a_rate_entered_by_hand_is_taken_in_by_the_service(console: Client) -> None:
    page = address("market_metalrate_add")
    console.post(page, {"metal": "XAU", "currency": "xts", "per_fine_gram": "100"})
    console.post(page, {"metal": "XAU", "currency": "XTS", "per_fine_gram": "150"})

    rates = MetalRate.objects.filter(currency="XTS").order_by("quoted_at")
    assert [(one.per_fine_gram, one.status, one.source) for one in rates] == [
        (Decimal(100), "APPLIED", "console"),
        (Decimal(150), "HELD", "console"),
    ]


@pytest.mark.parametrize(
    ("currency", "per_fine_gram"), [("XTS", "-1"), ("XTS", "0"), ("X1", "100"), ("XTS", "NaN"), ("XTS", "1e30")]
)
def test_a_rate_that_cannot_be_is_refused_at_its_field(console: Client, currency: str, per_fine_gram: str) -> None:
    form = {"metal": "XAU", "currency": currency, "per_fine_gram": per_fine_gram}

    assert console.post(address("market_metalrate_add"), form).status_code == 200

    assert not MetalRate.objects.filter(source="console").exists()


def test_an_absurd_jump_is_refused_with_a_message(console: Client) -> None:
    rate(1, RateStatus.APPLIED, minutes=-1)
    MetalRate.objects.update(per_fine_gram=Decimal("0.000001"))
    form = {"metal": "XAU", "currency": "XTS", "per_fine_gram": "99999999999999"}

    answer = console.post(address("market_metalrate_add"), form, follow=True)

    assert "This cannot be the price of a gram." in answer.text
    assert MetalRate.objects.count() == 1


def test_held_rates_are_confirmed_and_rejected_in_the_list(console: Client, admin: User) -> None:
    first = rate(100, RateStatus.HELD, minutes=0)
    second = rate(120, RateStatus.HELD, minutes=1)

    run(console, "market_metalrate", "confirm", first.pk)
    run(console, "market_metalrate", "reject", second.pk, first.pk)

    decided = MetalRate.objects.order_by("quoted_at").values_list("status", "decided_by")
    assert list(decided) == [("APPLIED", admin.pk), ("REJECTED", admin.pk)]


def test_support_decides_no_rate(support: Client) -> None:
    held = rate(100, RateStatus.HELD, minutes=0)

    run(support, "market_metalrate", "confirm", held.pk)

    held.refresh_from_db()
    assert held.status == RateStatus.HELD


def test_a_rate_is_looked_at_and_never_edited(console: Client) -> None:
    applied = rate(100, RateStatus.APPLIED, minutes=0)
    page = address("market_metalrate_change", applied.pk)

    assert console.get(page).status_code == 200
    assert console.post(page, {"per_fine_gram": "1"}).status_code == 403


def test_a_parked_event_is_tried_again(console: Client) -> None:
    event = parked_event()
    assert console.get(address("events_outboxevent_change", event.pk)).status_code == 200

    run(console, "events_outboxevent", "retry", event.pk)

    event.refresh_from_db()
    assert (event.parked_at, event.attempts) == (None, 0)
    assert "tests.happened" in console.get(address("events_outboxevent_changelist") + "?state=waiting").text


def test_a_person_of_the_platform_is_added_with_a_hashed_password(console: Client) -> None:
    form = {
        "username": "Sara",
        "full_name": "Sara Support",
        "email": "Sara@Example.com",
        "role": "PLATFORM_SUPPORT",
        "language": "fa",
        "password1": "a long enough passphrase",
        "password2": "a long enough passphrase",
    }

    assert console.post(address("identity_user_add"), form).status_code == 302

    sara = User.objects.get(username="sara")
    assert (sara.email, sara.role, sara.language) == ("sara@example.com", Role.PLATFORM_SUPPORT, "fa")
    assert sara.check_password("a long enough passphrase")


@pytest.mark.parametrize(
    "changes",
    [
        {"password1": "short", "password2": "short"},
        {"password2": "something else entirely"},
        {"role": "OWNER"},
        {"username": "two words"},
        {"username": "platform-admin"},
    ],
)
def test_a_person_who_cannot_be_is_refused(console: Client, changes: dict[str, str]) -> None:
    form = {
        "username": "sara",
        "full_name": "Sara",
        "role": "PLATFORM_SUPPORT",
        "language": "fa",
        "password1": "a long enough passphrase",
        "password2": "a long enough passphrase",
    }

    assert console.post(address("identity_user_add"), {**form, **changes}).status_code == 200

    assert User.objects.count() == 1


def test_a_password_is_changed_in_its_own_form(console: Client, platform_person: Staff) -> None:
    sara = platform_person(Role.PLATFORM_SUPPORT)
    form = {"password1": "another long passphrase", "password2": "another long passphrase"}

    assert console.get(address("identity_user_change", sara.pk)).status_code == 200
    assert console.post(address("auth_user_password_change", sara.pk), form).status_code == 302

    sara.refresh_from_db()
    assert sara.check_password("another long passphrase")


@pytest.mark.parametrize("changes", [{"role": "PLATFORM_SUPPORT"}, {"is_active": ""}])
def test_nobody_takes_their_own_rights_away(console: Client, admin: User, changes: dict[str, str]) -> None:
    form = {
        "username": admin.username,
        "full_name": "Changed",
        "role": admin.role,
        "language": "en",
        "theme": "SYSTEM",
        "is_active": "on",
        **changes,
    }

    assert console.post(address("identity_user_change", admin.pk), form).status_code == 403

    admin.refresh_from_db()
    assert (admin.role, admin.is_active, admin.full_name) == ("PLATFORM_ADMIN", True, "Platform administrator")


def test_a_shops_own_limit_is_set_in_its_subscription(console: Client, other_shop: Tenant) -> None:
    subscription = Subscription.objects.get(tenant=other_shop)
    form = {
        "plan": Plan.objects.get(code="business").pk,
        "status": "ACTIVE",
        "started_at_0": "2026-11-01",
        "started_at_1": "00:00:00",
        "renews_at_0": "2026-12-01",
        "renews_at_1": "00:00:00",
        "items_override": "7",
    }

    assert console.get(address("billing_subscription_change", subscription.pk)).status_code == 200
    assert console.post(address("billing_subscription_change", subscription.pk), form).status_code == 302

    subscription.refresh_from_db()
    assert (subscription.plan.code, subscription.items_override, subscription.users_override) == ("business", 7, None)


def test_what_the_console_does_to_a_shop_is_kept_with_the_persons_name(
    console: Client, admin: User, other_shop: Tenant
) -> None:
    run(console, "tenants_tenant", "suspend", other_shop.pk)

    entry = TenantAudit.objects.get(tenant_id=other_shop.pk)
    assert (entry.action, entry.actor_id, entry.actor_label) == ("SUSPENDED", admin.pk, admin.username)
    assert admin.username in console.get(address("tenants_tenantaudit_changelist")).text
    page = address("tenants_tenantaudit_change", entry.pk)
    assert console.get(page).status_code == 200
    assert console.post(page, {"actor_label": "nobody"}).status_code == 403


def test_a_shop_is_renamed_in_its_form(console: Client, admin: User, other_shop: Tenant) -> None:
    page = address("tenants_tenant_change", other_shop.pk)

    assert console.post(page, shop_form(other_shop, **{"slug": "jewel", "domains-TOTAL_FORMS": 1})).status_code == 302

    other_shop.refresh_from_db()
    assert (other_shop.slug, other_shop.rate_max_age_minutes) == ("jewel", 1440)
    assert other_shop.get_primary_domain().domain == "jewel.testserver"
    assert TenantAudit.objects.get(tenant_id=other_shop.pk).actor_id == admin.pk


def test_why_an_address_cannot_be_had_is_said_at_its_field(console: Client, other_shop: Tenant) -> None:
    answer = console.post(
        address("tenants_tenant_change", other_shop.pk),
        shop_form(other_shop, **{"slug": "4urum", "domains-TOTAL_FORMS": 1}),
    )

    assert answer.status_code == 200
    assert "looks too much like the address of another shop" in answer.text
    other_shop.refresh_from_db()
    assert other_shop.slug == "bijou"


def test_a_shop_is_closed_and_reopened(console: Client, other_shop: Tenant) -> None:
    run(console, "tenants_tenant", "close", other_shop.pk)
    other_shop.refresh_from_db()
    assert other_shop.status == TenantStatus.PENDING_DELETION

    run(console, "tenants_tenant", "reopen", other_shop.pk)
    other_shop.refresh_from_db()
    assert other_shop.status == TenantStatus.TRIAL


def test_reopening_a_shop_that_nobody_closed_says_why_not(console: Client, other_shop: Tenant) -> None:
    chosen = {"action": "reopen", "_selected_action": [str(other_shop.pk)]}

    page = console.post(address("tenants_tenant_changelist"), chosen, follow=True)

    assert "This shop is not closed." in page.text


def test_a_shops_page_and_the_list_show_what_it_used(console: Client, other_shop: Tenant) -> None:
    used = {"users": 3, "sales": 4, "storage_bytes": 5, "requests": 6}
    today = timezone.now().astimezone(UTC).date()
    UsageDay.objects.create(tenant_id=other_shop.pk, day=today, items=54_321, **used)
    UsageDay.objects.create(tenant_id=other_shop.pk, day=today - timedelta(days=14), items=12_345, **used)

    page = console.get(address("tenants_tenant_change", other_shop.pk)).text

    assert "<td>54321</td>" in page
    assert "12345" not in page
    rows = console.get(address("usage_usageday_changelist")).text
    assert other_shop.company_name in rows
    assert console.get(address("usage_usageday_add")).status_code == 403
