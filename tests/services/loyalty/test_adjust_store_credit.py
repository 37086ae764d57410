import uuid
from decimal import Decimal
from typing import Any

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.identity.models import User
from tenant_apps.customers.models import Customer
from tenant_apps.ledger.models import JournalEntry, JournalLine
from tenant_apps.loyalty.errors import NotEnoughCredit
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.selectors.balances import store_credit_of
from tenant_apps.loyalty.services.adjust_store_credit import adjust_store_credit
from tests.factories.customers import add_customer
from tests.factories.loyalty import NOW


def adjust(owner: User, customer: Customer, amount: Decimal | int, **changes: Any) -> CreditEntry:
    call = {"actor": owner, "idempotency_key": uuid.uuid4(), "reason": "A late ring", "now": NOW, **changes}
    return adjust_store_credit(**call, customer_id=customer.pk, amount=Decimal(amount))


def posted() -> dict[str, Decimal]:
    return {line.part: line.amount for line in JournalLine.objects.all()}


def test_what_is_given_is_owed_and_posted_as_a_discount(owner: User) -> None:
    customer = add_customer()

    entry = adjust(owner, customer, 500)

    assert (entry.amount, entry.kind, entry.reason, entry.actor_id) == (500, "GRANTED", "A late ring", owner.pk)
    assert store_credit_of(customer) == 500
    assert posted() == {"DISCOUNT": 500, "STORE_CREDIT_LIABILITY": -500}
    assert JournalLine.objects.get(part="STORE_CREDIT_LIABILITY").customer_id == customer.pk


def test_a_correction_takes_no_more_than_there_is(owner: User) -> None:
    customer = add_customer()
    adjust(owner, customer, 500)

    adjust(owner, customer, -200)
    with pytest.raises(NotEnoughCredit):
        adjust(owner, customer, -301)

    assert store_credit_of(customer) == 300
    assert [entry.kind for entry in CreditEntry.objects.order_by("pk")] == ["GRANTED", "TAKEN_BACK"]
    assert JournalEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("amount", "reason"), [("0", "x"), ("5", " "), ("0.001", "x"), ("1E17", "x"), ("5", "x" * 201)]
)
def test_what_cannot_be_changes_nothing(owner: User, amount: str, reason: str) -> None:
    with pytest.raises(InvalidInput):
        adjust(owner, add_customer(), Decimal(amount), reason=reason)

    assert not CreditEntry.objects.exists()
    assert not JournalEntry.objects.exists()


def test_the_same_request_is_done_once(owner: User) -> None:
    customer, key = add_customer(), uuid.uuid4()

    assert adjust(owner, customer, 500, idempotency_key=key) == adjust(owner, customer, 500, idempotency_key=key)
    with pytest.raises(IdempotencyKeyReused):
        adjust(owner, customer, 501, idempotency_key=key)
    with pytest.raises(NotFound):
        adjust(owner, Customer(), 500)

    assert store_credit_of(customer) == 500
