"""Two shops in every run, made once from the template; each test works in a transaction that is rolled back."""

import uuid
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from shared_apps.events.models import OutboxEvent
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.identity.services.add_user import NewUser, add_user
from shared_apps.identity.services.sessions import Client, log_in
from shared_apps.tenants.choices import Calendar
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from shared_apps.tenants.provisioning.dropping import drop_schema_and_role
from shared_apps.tenants.selectors.tenants import near_answers
from shared_apps.tenants.services.sign_up_tenant import NewShop, sign_up_tenant

PASSWORD = "correct horse battery staple"
CLIENT = Client(client_id=uuid.UUID(int=7), user_agent="tests", address="127.0.0.1")


def open_shop(slug: str, **changes: str) -> Tenant:
    """Sign up a shop with the owner ``owner``."""
    shop = {
        "company_name": f"Shop {slug}",
        "slug": slug,
        "country": "IR",
        "currency": "IRR",
        "language": "en",
        "time_zone": "Asia/Tehran",
        **changes,
    }
    return sign_up_tenant(
        idempotency_key=uuid.uuid4(),
        shop=NewShop(calendar=Calendar.JALALI, **shop),
        owner=NewUser(username="owner", full_name=f"Owner of {slug}", email=f"owner@{slug}.example"),
        password=PASSWORD,
        now=timezone.now(),
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        call_command("prepare", verbosity=0)
        for slug in ("aurum", "bijou"):
            if not Tenant.objects.filter(slug=slug).exists():
                open_shop(slug)


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    cache.clear()
    near_answers.clear()


@pytest.fixture
def shop(db: None) -> Iterator[Tenant]:
    """Shop A, entered: what the test does, it does there. Iran, rials, Tehran."""
    tenant = Tenant.objects.get(slug="aurum")
    with in_tenant(tenant):
        yield tenant


@pytest.fixture
def other_shop(db: None) -> Tenant:
    """Shop B, not entered."""
    with in_public():
        tenant: Tenant = Tenant.objects.get(slug="bijou")
        return tenant


@pytest.fixture
def committed_shop(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Tenant]:
    """A shop of this test alone, whose transactions really commit; gone afterwards. For tests with threads."""
    with django_db_blocker.unblock():
        tenant = open_shop(f"committed-{uuid.uuid4().hex[:8]}")
        try:
            yield tenant
        finally:
            _drop(tenant)


def _drop(tenant: Tenant) -> None:
    drop_schema_and_role(tenant)
    OutboxEvent.objects.filter(schema_name=tenant.schema_name).delete()
    tenant.delete()


@pytest.fixture
def owner(shop: Tenant) -> User:
    return User.objects.get(username="owner")


type AddStaff = Callable[[Role], User]


@pytest.fixture
def staff(shop: Tenant) -> AddStaff:
    """Return a function that adds a person with a role to shop A, named like the role."""

    def add(role: Role) -> User:
        name = role.value.lower().replace("_", "-")
        return add_user(user=NewUser(username=f"a-{name}", full_name=str(role.label)), role=role, password=PASSWORD)

    return add


type TokenFor = Callable[..., str]


@pytest.fixture
def token_for(db: None) -> TokenFor:
    """Return a function that logs a person of a shop in and returns the access token."""

    def get(user: User | str, shop: Tenant) -> str:
        with in_tenant(shop):
            name = user if isinstance(user, str) else user.username
            _, tokens = log_in(login=name, password=PASSWORD, client=CLIENT, now=timezone.now())
            return tokens.access_token

    return get
