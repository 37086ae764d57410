import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from project.errors import InvalidInput, NotFound
from shared_apps.events.models import OutboxEvent
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from tenant_apps.branches.models import Branch
from tenant_apps.customers.choices import FamilyDateKind
from tenant_apps.customers.errors import AlreadyMerged
from tenant_apps.customers.models import Customer, CustomerNote
from tenant_apps.customers.profile import DateToKeep, Profile
from tenant_apps.customers.selectors.dues import Dues, dues_of
from tenant_apps.customers.selectors.possible_doubles import possible_doubles
from tenant_apps.customers.services.add_document import add_document
from tenant_apps.customers.services.add_note import add_note
from tenant_apps.customers.services.merge_customers import merge_customers
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tests.factories.customers import add_customer

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def merge(owner: User, kept: Customer, double: Customer) -> Customer:
    return merge_customers(actor=owner, kept_id=kept.pk, double_id=double.pk, now=NOW)


def found(text: str) -> list[str]:
    return [customer.name for customer in Customer.objects.kept().matching(text)]


def owe(
    customer: Customer, amount: int, *, commodity: str = "IRR", code: PartCode = PartCode.PAYMENT_ON_ACCOUNT
) -> None:
    post_entry(
        event=PostingEvent.MANUAL,
        source_id=uuid.uuid4(),
        branch_id=Branch.objects.get(is_default=True).pk,
        posted_on=NOW.date(),
        actor_id=None,
        parts=[
            Part(code=code, commodity=commodity, amount=Decimal(amount), customer_id=customer.pk),
            Part(code=PartCode.OPENING_EQUITY, commodity=commodity, amount=Decimal(-amount)),
        ],
    )


def test_the_double_is_found_as_the_kept_one_who_takes_over_what_they_lack(owner: User) -> None:
    kept = add_customer("علی رضایی", phone="0912 111 2233", profile=Profile(tags=("VIP",)))
    double = add_customer(
        "Ali Rezaei",
        phone="0935 111 2233",
        email="ali@x.example",
        profile=Profile(
            ring_size="54",
            tags=("wholesale",),
            family_dates=(DateToKeep(kind=FamilyDateKind.BIRTHDAY, on=date(1990, 1, 1)),),
        ),
    )

    merge(owner, kept, double)

    for text in ("rezaei", "0935", "علي", "ali@x"):
        assert found(text) == ["علی رضایی"]
    kept.refresh_from_db()
    assert (kept.phone, kept.other_phones) == ("+989121112233", ["+989351112233"])
    assert (kept.email, kept.ring_size, kept.tags) == ("ali@x.example", "54", ["VIP", "wholesale"])
    assert kept.family_dates.count() == 1
    assert [note.text for note in kept.notes.all()] == ["Merged with Ali Rezaei +989351112233"]
    with in_public():
        assert OutboxEvent.objects.filter(name="customers.customers_merged").count() == 1


def test_dues_and_documents_of_both_are_those_of_the_kept_one(owner: User) -> None:
    kept, double = add_customer(), add_customer("Ali Rezaei")
    owe(kept, 700)
    owe(double, 300)
    owe(double, 2, commodity="XAU")
    owe(double, -50, code=PartCode.CUSTOMER_DEPOSIT)
    note: dict[str, Any] = {"actor": owner, "idempotency_key": uuid.uuid4(), "customer_id": double.pk, "now": NOW}
    add_note(**note, text="Likes rubies")
    document = {**note, "idempotency_key": uuid.uuid4(), "name": "Contract"}
    add_document(**document, file=ContentFile(b"%PDF-1.7 x", name="x"))

    merge(owner, kept, double)

    assert list(dues_of(kept)) == [
        Dues(commodity="IRR", owed=Decimal(1000), deposited=Decimal(50)),
        Dues(commodity="XAU", owed=Decimal(2), deposited=Decimal(0)),
    ]
    assert [document.name for document in kept.documents.all()] == ["Contract"]
    family = CustomerNote.objects.filter(customer__in=Customer.objects.family(kept.pk))
    assert [one.text for one in family] == ["Merged with Ali Rezaei ", "Likes rubies"]


def test_what_is_settled_is_no_due(owner: User) -> None:
    customer = add_customer()
    owe(customer, 700)
    owe(customer, -700, code=PartCode.CUSTOMER_RECEIVABLE)

    assert list(dues_of(customer)) == []


def test_a_double_of_a_double_is_one_too(owner: User) -> None:
    first, second, third = add_customer("A"), add_customer("B"), add_customer("C")

    merge(owner, second, third)
    merge(owner, first, second)

    assert {one.pk for one in Customer.objects.family(first.pk)} == {first.pk, second.pk, third.pk}
    assert found("c") == ["A"]


def test_the_same_again_changes_nothing_and_another_is_refused(owner: User) -> None:
    kept, double, other = add_customer("A"), add_customer("B"), add_customer("C")
    merge(owner, kept, double)

    merge(owner, kept, double)
    for pair in ((other, double), (double, other)):
        with pytest.raises(AlreadyMerged) as refusal:
            merge(owner, *pair)
        assert refusal.value.facts == {"customer_id": kept.pk}

    assert CustomerNote.objects.count() == 1
    assert [one.name for one in Customer.objects.kept()] == ["A", "C"]


def test_nobody_is_merged_with_themselves_or_with_nobody(owner: User) -> None:
    customer = add_customer()

    with pytest.raises(InvalidInput):
        merge(owner, customer, customer)
    with pytest.raises(NotFound):
        merge(owner, customer, Customer())

    assert Customer.objects.get().merged_into is None


def test_nobody_brought_themselves(owner: User) -> None:
    kept = add_customer("A")
    double = add_customer("B", referred_by_id=kept.pk)

    assert merge(owner, kept, double).referred_by is None


def test_possible_doubles_share_a_number_an_address_or_a_name(owner: User) -> None:
    customer = add_customer("علی رضایی", phone="0912 111 2233", email="ali@x.example")
    add_customer("Same number", profile=Profile(other_phones=("+989121112233",)))
    add_customer("Same address", email="ALI@x.example")
    add_customer("رضايي علي")
    add_customer("علی رضایی تهرانی")
    add_customer("Other", phone="0912 111 2234", email="ali@y.example")
    merge(owner, customer, add_customer("Merged", phone="0912 111 2233"))

    assert {one.name for one in possible_doubles(customer)} == {"Same number", "Same address", "رضايي علي"}


@pytest.mark.parametrize(
    "change", [lambda: CustomerNote.objects.update(text="x"), lambda: CustomerNote.objects.all()._raw_delete("default")]
)
def test_a_note_does_not_change(owner: User, change: Callable[[], object]) -> None:
    call: dict[str, Any] = {
        "actor": owner,
        "idempotency_key": uuid.uuid4(),
        "customer_id": add_customer().pk,
        "now": NOW,
    }
    add_note(**call, text="Likes rubies")

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change()

    assert add_note(**call, text="Likes rubies").text == "Likes rubies"
    assert CustomerNote.objects.count() == 1


def test_an_empty_note_is_not_written(owner: User) -> None:
    with pytest.raises(InvalidInput):
        add_note(actor=owner, idempotency_key=uuid.uuid4(), customer_id=add_customer().pk, text=" ", now=NOW)

    assert not CustomerNote.objects.exists()
