"""Buying at once: real connections, real commits."""

import uuid

import pytest
from django.db import transaction

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.buying.models import Purchase
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.models import JournalEntry
from tenant_apps.stock.models import Level
from tests.buying import buy
from tests.concurrency.test_stock import at_once
from tests.counter import Counter, open_counter


@pytest.fixture
def counter(committed_shop: Tenant) -> Counter:
    with in_tenant(committed_shop), transaction.atomic():
        return open_counter(User.objects.get(username="owner"))


def test_the_same_request_twice_at_once_buys_once(committed_shop: Tenant, counter: Counter) -> None:
    key = uuid.uuid4()

    outcomes = at_once(committed_shop, [lambda: buy(counter, idempotency_key=key)] * 4)

    assert outcomes == ["done"] * 4
    with in_tenant(committed_shop), transaction.atomic():
        assert (Purchase.objects.count(), JournalEntry.objects.count(), Level.objects.get().quantity) == (1, 1, 12)


def test_purchases_at_once_have_numbers_without_gaps_and_one_scrap(committed_shop: Tenant, counter: Counter) -> None:
    outcomes = at_once(committed_shop, [lambda: buy(counter)] * 6)

    assert outcomes == ["done"] * 6
    with in_tenant(committed_shop), transaction.atomic():
        numbers = sorted(Purchase.objects.values_list("number", flat=True))
        assert numbers == [f"BAZ-P1405-{number:06}" for number in range(1, 7)]
        assert (Item.objects.count(), Level.objects.get().quantity) == (1, 72)
