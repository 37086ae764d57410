"""Two tills at one document: real connections, real commits."""

from decimal import Decimal
from functools import partial

import pytest
from django.db import transaction

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.ledger.models import JournalLine
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.sales.choices import SaleKind, SaleStatus
from tenant_apps.sales.models import ParkedCart, Sale, SaleLine
from tenant_apps.sales.services.resume_cart import ResumedCart, resume_cart
from tenant_apps.stock.models import Level
from tests.books import out_of_balance
from tests.concurrency.test_checkout import at_once, kinds
from tests.counter import NOW, Counter, open_counter

D = Decimal


@pytest.fixture
def counter(committed_shop: Tenant) -> Counter:
    with in_tenant(committed_shop), transaction.atomic():
        return open_counter(User.objects.get(username="owner"))


def test_two_returns_of_one_line_at_once_take_back_no_more_than_was_sold(
    committed_shop: Tenant, counter: Counter
) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        ring = counter.stock(quantity=3)
        sale = counter.sell(ring, quantity=3)

    answers = at_once(committed_shop, [partial(counter.take_back, sale, (1, 2))] * 4)

    assert kinds(answers) == {"Sale": 1, "MoreThanSold": 3}
    with in_tenant(committed_shop), transaction.atomic():
        assert Level.objects.get(item=ring).quantity == 2
        assert [line.quantity for line in SaleLine.objects.filter(return_of__isnull=False)] == [D(-2)]
        assert out_of_balance() == {}


def test_of_a_return_and_a_void_at_once_one_happens(committed_shop: Tenant, counter: Counter) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        ring = counter.stock(quantity=1)
        sale = counter.sell(ring)

    answers = at_once(committed_shop, [partial(counter.take_back, sale), partial(counter.void, sale)] * 3)

    with in_tenant(committed_shop), transaction.atomic():
        sale.refresh_from_db()
        refunds = Sale.objects.filter(kind=SaleKind.REFUND).count()
        assert (sale.status, refunds) in [(SaleStatus.VOIDED, 0), (SaleStatus.REFUNDED, 1)]
        assert kinds(answers)["Sale"] == 1
        assert Level.objects.get(item=ring).quantity == 1
        assert sum(JournalLine.objects.values_list("amount", flat=True)) == 0


def test_a_parked_cart_is_handed_to_one_of_many_tills(committed_shop: Tenant, counter: Counter) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        ring = counter.stock()
        cart = ParkedCart.objects.create(
            branch=counter.branch,
            lines=[{"item_id": str(ring.pk), "quantity": "1", "discount": "0"}],
            parked_by=counter.actor.pk,
            parked_by_name=counter.actor.full_name,
            parked_at=NOW,
            expires_at=NOW,
        )

    answers = at_once(committed_shop, [partial(resume_cart, actor=counter.actor, cart_id=cart.pk)] * 6)

    handed = [answer for answer in answers if isinstance(answer, ResumedCart)]
    assert [cart.lines for cart in handed] == [(CartLine(item_id=ring.pk, quantity=D(1)),)]
    assert [type(answer) for answer in answers if answer not in handed] == [NotFound] * 5


def test_returns_and_sales_in_opposite_orders_never_lock_up(committed_shop: Tenant, counter: Counter) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        rings = [counter.stock(f"R{number}", 20) for number in range(4)]
        sold = [counter.sell(*(rings if turn % 2 else reversed(rings))) for turn in range(5)]
        quotes = [counter.quote(*(rings if turn % 2 else reversed(rings))) for turn in range(5)]

    works = [partial(counter.take_back, sale) for sale in sold] + [partial(counter.pay, quote) for quote in quotes]
    answers = at_once(committed_shop, works)

    assert kinds(answers) == {"Sale": 10}
    with in_tenant(committed_shop), transaction.atomic():
        assert out_of_balance() == {}
