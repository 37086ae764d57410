import uuid
from typing import Any

import pytest

from project.errors import InvalidInput, LimitReached
from shared_apps.billing.models import Subscription
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.branches.services.create_branch import create_branch

KEY = uuid.UUID(int=1)


def create(**changes: Any) -> Branch:
    return create_branch(**{"idempotency_key": uuid.uuid4(), "code": "two", "name": "Second", **changes})


def codes() -> list[str]:
    return list(Branch.objects.values_list("code", flat=True))


def test_a_branch_has_a_till_from_the_start(shop: Tenant) -> None:
    branch = create()

    assert (branch.code, branch.is_default) == ("TWO", False)
    assert [till.name for till in branch.terminals.all()] == ["Till 1"]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"code": ""}, "code", "REQUIRED"),
        ({"code": "main"}, "code", "TAKEN"),
        ({"code": "A B"}, "code", "NOT_VALID"),
        ({"code": "A" * 11}, "code", "TOO_LONG"),
        ({"name": " "}, "name", "REQUIRED"),
        ({"phone": "1" * 31}, "phone", "TOO_LONG"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(shop: Tenant, changes: dict[str, str], field: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        create(**changes)

    assert {path: problem[0] for path, problem in caught.value.fields.items()} == {field: code}
    assert (codes(), Terminal.objects.count()) == (["MAIN"], 1)


def test_the_plan_says_how_many(shop: Tenant) -> None:
    with in_public():
        Subscription.objects.filter(tenant=shop).update(branches_override=1)

    with pytest.raises(LimitReached) as caught:
        create()

    assert (caught.value.facts["limit"], caught.value.facts["allowed"]) == ("branches", 1)
    assert codes() == ["MAIN"]


def test_the_same_key_opens_one(shop: Tenant) -> None:
    assert create(idempotency_key=KEY) == create(idempotency_key=KEY)
    with pytest.raises(IdempotencyKeyReused):
        create(idempotency_key=KEY, name="Third")
    assert codes() == ["MAIN", "TWO"]
