import uuid
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from project.errors import NotFound
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.errors import NotEnoughCredit
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.selectors.balances import store_credit_of
from tenant_apps.loyalty.services.spend_store_credit import spend_store_credit
from tests.factories.customers import add_customer
from tests.factories.loyalty import NOW, credit


def spend(customer: Customer, amount: Decimal | int) -> None:
    spend_store_credit(customer_id=customer.pk, amount=Decimal(amount), source_id=uuid.uuid4(), at=NOW)


def test_what_is_left_is_what_was_granted_less_what_was_spent(shop: Tenant) -> None:
    customer = add_customer()
    credit(customer, 500)
    credit(customer, Decimal("250.5"))

    spend(customer, 700)

    assert store_credit_of(customer) == Decimal("50.5")
    assert [entry.kind for entry in CreditEntry.objects.order_by("pk")] == ["GRANTED", "GRANTED", "SPENT"]


def test_no_more_is_spent_than_there_is(shop: Tenant) -> None:
    customer, other = add_customer(), add_customer("مریم")
    credit(customer, 500)
    credit(other, 9_000)

    with pytest.raises(NotEnoughCredit) as refusal:
        spend(customer, 501)

    assert refusal.value.facts == {"purse": Purse.STORE_CREDIT, "balance": 500, "asked": 501}
    assert refusal.value.message == "The balance of 500 does not cover 501."
    assert store_credit_of(customer) == 500
    assert CreditEntry.objects.count() == 2


def test_nobodys_credit_is_not_spent(shop: Tenant) -> None:
    with pytest.raises(NotFound):
        spend(Customer(pk=uuid.uuid4()), 1)

    assert not CreditEntry.objects.exists()


def test_who_turned_out_to_be_somebody_else_spends_their_credit(shop: Tenant) -> None:
    kept, double = add_customer(), add_customer("Ali Rezaei")
    credit(kept, 300)
    credit(double, 400)
    Customer.objects.filter(pk=double.pk).update(merged_into=kept)

    spend(double, 600)

    assert store_credit_of(kept) == 100
    with pytest.raises(NotEnoughCredit):
        spend(kept, 101)


@pytest.mark.parametrize(
    "change",
    [
        lambda: CreditEntry.objects.update(amount=10_000),
        lambda: CreditEntry.objects.all()._raw_delete("default"),
    ],
)
def test_an_entry_does_not_change(shop: Tenant, change: Callable[[], object]) -> None:
    credit(add_customer(), 500)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change()

    assert CreditEntry.objects.get().amount == 500


def test_the_database_refuses_a_balance_below_zero(shop: Tenant) -> None:
    kept, double = add_customer(), add_customer("Ali Rezaei")
    credit(kept, 300)
    credit(double, 400)
    Customer.objects.filter(pk=double.pk).update(merged_into=kept)
    entry = {
        "purse": Purse.STORE_CREDIT,
        "kind": EntryKind.SPENT,
        "customer": double,
        "source_id": uuid.uuid4(),
        "at": NOW,
    }

    with pytest.raises(IntegrityError, match="not enough credit"), transaction.atomic():
        CreditEntry.objects.create(**entry, amount=-701)
    CreditEntry.objects.create(**entry, amount=-700)

    assert store_credit_of(kept) == 0
