import uuid
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from strawberry.relay import to_base64

from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.models import Branch
from tenant_apps.customers.models import Customer
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.schedule import Terms
from tenant_apps.instalments.services.start_instalments import start_instalments
from tenant_apps.instalments.services.start_layaway import start_layaway
from tenant_apps.pricing.models import Quote
from tenant_apps.sales.documents.sale_draft import HandedOver
from tests.counter import Counter, cash, open_counter
from tests.factories.customers import add_customer

DOWN = Decimal(4_443_000)
"""Leaves 60,000,000 of IR-2 open."""
NOT_METAL = Decimal(14_443_000)
"""What IR-2 asks beside its metal."""


@pytest.fixture
def counter(owner: User) -> Counter:
    """A counter at this very moment, because the graph looks at the clock itself."""
    counter = open_counter(owner, now=timezone.now())
    # The numbers do not follow the clock, so that tests can name them.
    Branch.objects.filter(pk=counter.branch.pk).update(number_pattern="{branch}-{series}2000-{number}")
    return counter


@pytest.fixture
def customer(counter: Counter) -> Customer:
    return add_customer("Sara")


@pytest.fixture
def quote(counter: Counter, customer: Customer) -> Quote:
    return counter.quote(counter.stock(), customer_id=customer.pk)


def days_from(today: date, *, count: int = 3) -> tuple[date, ...]:
    """Return days a month apart, the first in thirty days."""
    return tuple(today + timedelta(days=30 * number) for number in range(1, count + 1))


def terms(counter: Counter) -> Terms:
    return Terms(days=days_from(business_day(counter.now)))


def order(name: str, row_id: object, **content: Any) -> dict[str, Any]:
    """Return the variables of a mutation for a quote or a plan: ``order("quote", …)``."""
    kind = {"quote": "Quote", "plan": "InstalmentPlan"}[name]
    return {"input": {"idempotencyKey": str(uuid.uuid4()), f"{name}Id": to_base64(kind, row_id), **content}}


def paid(amount: Decimal | int, method: str = "CASH") -> dict[str, str]:
    return {"method": method, "amount": str(amount)}


def started(counter: Counter, quote: Quote, *, in_grams: bool = False) -> Plan:
    """Sell the quote over three months, with all but 60,000,000 or the metal paid."""
    return start_instalments(
        actor=counter.actor,
        idempotency_key=uuid.uuid4(),
        quote_id=quote.pk,
        terminal_id=None,
        in_grams=in_grams,
        handed_over=HandedOver(payments=(cash(NOT_METAL if in_grams else DOWN),)),
        terms=terms(counter),
        now=counter.now,
    )


def kept(counter: Counter, quote: Quote, deposit: Decimal | int = 10_000_000) -> Plan:
    """Keep the goods of the quote for three months."""
    return start_layaway(
        actor=counter.actor,
        idempotency_key=uuid.uuid4(),
        quote_id=quote.pk,
        terminal_id=None,
        deposit=HandedOver(payments=(cash(deposit),)),
        terms=terms(counter),
        now=counter.now,
    )
