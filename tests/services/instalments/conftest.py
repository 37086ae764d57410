from datetime import date

import pytest

from shared_apps.identity.models import User
from tenant_apps.customers.models import Customer
from tests.counter import Counter, open_counter
from tests.factories.customers import add_customer

DAYS = (date(2026, 12, 20), date(2027, 1, 20), date(2027, 2, 20))


@pytest.fixture
def counter(owner: User) -> Counter:
    return open_counter(owner)


@pytest.fixture
def customer(counter: Counter) -> Customer:
    return add_customer("Sara")
