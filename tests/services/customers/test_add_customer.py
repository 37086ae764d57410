import uuid
from typing import Any

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.customers.profile import Profile
from tenant_apps.customers.services.add_customer import add_customer
from tenant_apps.customers.services.update_customer import update_customer

KEY = uuid.UUID(int=1)


def add(**changes: Any) -> Customer:
    call = {"idempotency_key": uuid.uuid4(), "name": "علی رضایی", "phone": "۰۹۱۲ ۱۲۳ ۴۵۶۷", "email": "Ali@x.example"}
    return add_customer(**{**call, **changes})


def found(text: str) -> list[str]:
    return [customer.name for customer in Customer.objects.matching(text)]


def test_a_number_is_one_of_the_shops_country(shop: Tenant) -> None:
    assert add().phone == "+989121234567"
    assert add(phone=" ").phone == ""


@pytest.mark.parametrize("typed", ["علي", "رضايي علي", "0912", "۰۹۱۲۱۲۳۴۵۶۷", "+98912", "ALI@X", "1234567", " "])
def test_is_found_however_somebody_types(shop: Tenant, typed: str) -> None:
    add()

    assert found(typed) == ["علی رضایی"]


def test_others_are_not_found(shop: Tenant) -> None:
    add()

    assert found("علی محمدی") == []
    assert found("%") == []


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": "  "}, "name", "REQUIRED"),
        ({"name": "x" * 201}, "name", "TOO_LONG"),
        ({"name": "a\x00"}, "name", "UNUSABLE_CHARACTERS"),
        ({"phone": "12"}, "phone", "NOT_VALID"),
        ({"email": "nobody"}, "email", "NOT_VALID"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(shop: Tenant, changes: dict[str, str], field: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        add(**changes)

    assert {path: problem[0] for path, problem in caught.value.fields.items()} == {field: code}
    assert not Customer.objects.exists()


def test_the_same_key_adds_once(shop: Tenant) -> None:
    assert add(idempotency_key=KEY) == add(idempotency_key=KEY)
    with pytest.raises(IdempotencyKeyReused):
        add(idempotency_key=KEY, name="Other")
    assert Customer.objects.count() == 1


def test_a_change_is_found_by_the_new_words(shop: Tenant) -> None:
    customer = add()

    update_customer(
        customer_id=customer.pk, name="Sara", phone="+971501234567", email="", note="VIP", profile=Profile()
    )

    assert (found("sara 0501234567"), found("علی")) == (["Sara"], [])
    with pytest.raises(InvalidInput):
        update_customer(customer_id=customer.pk, name="", phone="", email="", note="", profile=Profile())
    with pytest.raises(NotFound):
        update_customer(customer_id=uuid.uuid4(), name="X", phone="", email="", note="", profile=Profile())
    customer.refresh_from_db()
    assert (customer.name, customer.note) == ("Sara", "VIP")
