"""Two who spend the same credit at once: real connections, real commits."""

import threading
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from project.errors import BusinessError
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card, store_credit_of
from tenant_apps.loyalty.selectors.points import points_of
from tenant_apps.loyalty.services.accrue_points import accrue_points
from tenant_apps.loyalty.services.redeem_points import redeem_points
from tenant_apps.loyalty.services.spend_gift_card import spend_gift_card
from tenant_apps.loyalty.services.spend_store_credit import spend_store_credit
from tests.factories.customers import add_customer
from tests.factories.loyalty import NOW, IssuedCard, credit, gift_card, reward


def at_once(shop: Tenant, works: Sequence[Callable[[], object]]) -> list[str]:
    """Start all works in the same moment, each in a transaction of its own; return the refusals' names, sorted."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> str:
        try:
            with in_tenant(shop), transaction.atomic():
                gate.wait()
                work()
        except (BusinessError, IntegrityError) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(works)) as pool:
        return sorted(pool.map(run, works))


def spend_card(issued: IssuedCard, amount: int) -> None:
    spend_gift_card(code=issued.code, amount=Decimal(amount), source_id=uuid.uuid4(), at=NOW)


def spend_credit(customer: Customer, amount: int) -> None:
    spend_store_credit(customer_id=customer.pk, amount=Decimal(amount), source_id=uuid.uuid4(), at=NOW)


def test_the_same_card_pays_one_of_two(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        issued = gift_card(1_000)

    outcomes = at_once(committed_shop, [partial(spend_card, issued, 600)] * 2)

    assert outcomes == ["NotEnoughCredit", "done"]
    with in_tenant(committed_shop), transaction.atomic():
        assert balance_of_gift_card(issued.card) == 400


def test_store_credit_pays_as_often_as_it_covers_also_under_the_other_name(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        kept, double = add_customer(), add_customer("Ali Rezaei")
        credit(kept, 400)
        credit(double, 300)
        Customer.objects.filter(pk=double.pk).update(merged_into=kept)

    outcomes = at_once(committed_shop, [partial(spend_credit, who, 200) for who in (kept, double)] * 4)

    assert outcomes == ["NotEnoughCredit"] * 5 + ["done"] * 3
    with in_tenant(committed_shop), transaction.atomic():
        assert store_credit_of(kept) == 100


def test_points_pay_one_of_two(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        reward()
        customer = add_customer()
        accrue_points(customer_id=customer.pk, sale_total=Decimal(20_000_000), source_id=uuid.uuid4(), at=NOW)

    def redeem() -> None:
        redeem_points(customer_id=customer.pk, amount=Decimal(150_000), source_id=uuid.uuid4(), at=NOW)

    assert at_once(committed_shop, [redeem] * 2) == ["NotEnoughCredit", "done"]
    with in_tenant(committed_shop), transaction.atomic():
        assert points_of(customer).points == 5


def test_a_sale_that_is_told_of_twice_at_once_is_rewarded_once(committed_shop: Tenant) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        reward()
        customer, sale = add_customer(), uuid.uuid4()

    def accrue() -> None:
        accrue_points(customer_id=customer.pk, sale_total=Decimal(20_000_000), source_id=sale, at=NOW)

    assert at_once(committed_shop, [accrue] * 4) == ["done"] * 4
    with in_tenant(committed_shop), transaction.atomic():
        assert points_of(customer).points == 20


@pytest.mark.parametrize("owner", ["card", "customer"])
def test_the_database_lets_one_of_two_pass_that_asked_nobody(committed_shop: Tenant, owner: str) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        card, customer = gift_card(1_000).card, add_customer()
        credit(customer, 1_000)
    whose = {
        "card": {"purse": Purse.GIFT_CARD, "gift_card": card},
        "customer": {"purse": Purse.STORE_CREDIT, "customer": customer},
    }[owner]

    def write() -> None:
        CreditEntry.objects.create(kind=EntryKind.SPENT, amount=-600, source_id=uuid.uuid4(), at=NOW, **whose)

    assert at_once(committed_shop, [write] * 2) == ["IntegrityError", "done"]
    with in_tenant(committed_shop), transaction.atomic():
        assert (balance_of_gift_card(card), store_credit_of(customer)) in [(400, 1_000), (1_000, 400)]
