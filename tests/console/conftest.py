from collections.abc import Callable

import pytest
from django.test import Client

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.identity.services.add_user import NewUser, add_user
from tests.plugins.tenants import PASSWORD

type Staff = Callable[[Role], User]


@pytest.fixture
def platform_person(db: None) -> Staff:
    """Return a function that adds a person to the platform."""

    def add(role: Role) -> User:
        name = role.value.lower().replace("_", "-")
        return add_user(user=NewUser(username=name, full_name=str(role.label)), role=role, password=PASSWORD)

    return add


@pytest.fixture
def admin(platform_person: Staff) -> User:
    return platform_person(Role.PLATFORM_ADMIN)


@pytest.fixture
def console(client: Client, admin: User) -> Client:
    """A browser in which an administrator of the platform is logged in."""
    client.force_login(admin)
    return client


@pytest.fixture
def support(client: Client, platform_person: Staff) -> Client:
    client.force_login(platform_person(Role.PLATFORM_SUPPORT))
    return client
