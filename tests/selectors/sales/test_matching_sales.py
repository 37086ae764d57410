"""A document is found by what people remember of it."""

import pytest

from tenant_apps.customers.models import Customer
from tenant_apps.sales.models import Sale
from tests.counter import Counter


@pytest.mark.parametrize("words", ["000001", "baz-1405-000001", "رضایی", "  علي ", "RING-A"])
def test_a_sale_is_found_by_number_customer_or_sku(counter: Counter, words: str) -> None:
    customer = Customer.objects.create(name="علی رضایی", search_text="علی رضایی")
    wanted = counter.pay(counter.quote(counter.stock("RING-A"), customer_id=customer.pk))
    counter.sell(counter.stock("RING-B"))

    assert list(Sale.objects.all().matching(words)) == [wanted]


def test_what_nobody_sold_is_not_found(counter: Counter) -> None:
    counter.sell(counter.stock())

    assert list(Sale.objects.all().matching("BRACELET")) == []
