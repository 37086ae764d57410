"""Receiving and invoicing at once: real connections, real commits."""

from decimal import Decimal

import pytest
from django.db import transaction

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item
from tenant_apps.purchasing.asked import LineOrdered
from tenant_apps.purchasing.models import Invoice, Order, Receipt, Supplier
from tenant_apps.stock.models import Level
from tests.concurrency.test_stock import at_once
from tests.counter import Counter, open_counter
from tests.purchasing import billed, fix, invoice, line_of, open_supplier, order, owed, receive, rings


@pytest.fixture
def counter(committed_shop: Tenant) -> Counter:
    with in_tenant(committed_shop), transaction.atomic():
        return open_counter(User.objects.get(username="owner"))


@pytest.fixture
def supplier(committed_shop: Tenant, counter: Counter) -> Supplier:
    with in_tenant(committed_shop), transaction.atomic():
        return open_supplier()


@pytest.fixture
def ring(committed_shop: Tenant, counter: Counter) -> Item:
    with in_tenant(committed_shop), transaction.atomic():
        return Item.objects.create(
            sku="RING", name="Ring", tracking="QUANTITY", metal="XAU", fineness=750, gross_weight=10, net_weight=10
        )


def test_of_two_people_who_receive_one_line_one_wins(
    committed_shop: Tenant, counter: Counter, supplier: Supplier, ring: Item
) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        placed = order(counter, supplier, LineOrdered(item_id=ring.pk, quantity=Decimal(4)))
        line = rings(ring, order_line_id=line_of(placed).pk)

    outcomes = at_once(committed_shop, [lambda: receive(counter, supplier, line, order_id=placed.pk)] * 3)

    assert outcomes == ["OrderNotOpen", "OrderNotOpen", "done"]
    with in_tenant(committed_shop), transaction.atomic():
        assert (Receipt.objects.count(), Level.objects.get().quantity) == (1, 4)
        assert Order.objects.get().status == "RECEIVED"


def test_goods_are_invoiced_once_and_grams_fixed_once(
    committed_shop: Tenant, counter: Counter, supplier: Supplier, ring: Item
) -> None:
    with in_tenant(committed_shop), transaction.atomic():
        receipt = receive(counter, supplier, rings(ring))
        lines = billed(receipt)

    assert at_once(committed_shop, [lambda: invoice(counter, receipt, lines)] * 3) == [
        "AlreadyInvoiced",
        "AlreadyInvoiced",
        "done",
    ]
    assert at_once(committed_shop, [lambda: fix(counter, supplier, "20", 5)] * 3) == [
        "MoreThanOwed",
        "MoreThanOwed",
        "done",
    ]
    with in_tenant(committed_shop), transaction.atomic():
        assert Invoice.objects.count() == 1
        assert owed(supplier) == {"IRR": (8_000_100, 0), "XAU": (10, 0)}
