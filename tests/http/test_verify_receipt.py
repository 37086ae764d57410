"""Anybody who holds a receipt sees whether it is true, and learns nothing about people."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.sales.models import Sale
from tenant_apps.sales.receipts.token import receipt_token
from tests.counter import Counter, open_counter
from tests.plugins.graphql import host_of


@pytest.fixture
def counter(owner: User) -> Counter:
    return open_counter(owner)


@pytest.fixture
def sale(counter: Counter) -> Sale:
    customer = Customer.objects.create(name="Sara Secret", phone="+989121234567", search_text="sara")
    return counter.pay(counter.quote(counter.stock(name="Secret ring"), customer_id=customer.pk))


def look_up(client: Client, shop: Tenant, token: str, query: str = "") -> HttpResponse:
    return client.get(f"/r/{token}{query}", headers={"Host": host_of(shop)})  # type: ignore[return-value]


def test_a_true_receipt_is_told_as_it_stands_on_the_paper(client: Client, shop: Tenant, sale: Sale) -> None:
    response = look_up(client, shop, receipt_token(sale.pk))

    assert response.status_code == 200
    page = response.content.decode()
    for words in (
        "This receipt is true",
        "Shop aurum",
        "BAZ-1405-000001",
        "1405/08/29 13:00",
        "64,443,000",
        "Completed",
    ):
        assert words in page


def test_it_tells_nothing_about_people_or_things(client: Client, shop: Tenant, sale: Sale) -> None:
    page = look_up(client, shop, receipt_token(sale.pk)).content.decode()

    for words in ("Secret", "9121234567", "Owner of aurum", str(sale.pk), "RING"):
        assert words not in page


def test_it_is_persian_for_who_asks(client: Client, shop: Tenant, sale: Sale) -> None:
    page = look_up(client, shop, receipt_token(sale.pk), "?language=fa").content.decode()

    for words in ('lang="fa" dir="rtl"', "این رسید درست است", "۱۴۰۵/۰۸/۲۹ ۱۳:۰۰", "۶۴٬۴۴۳٬۰۰۰", "ریال"):
        assert words in page
    assert "This receipt" not in page


def test_a_shop_that_speaks_persian_does_so_without_being_asked(client: Client, shop: Tenant, sale: Sale) -> None:
    token = receipt_token(sale.pk)
    with in_public():
        Tenant.objects.filter(pk=shop.pk).update(language="fa")

    assert 'lang="fa"' in look_up(client, shop, token).content.decode()
    assert 'lang="en"' in look_up(client, shop, token, "?language=en").content.decode()
    assert 'lang="fa"' in look_up(client, shop, token, "?language=xx").content.decode()


def test_a_sale_that_was_given_back_is_not_called_true(
    client: Client, shop: Tenant, counter: Counter, sale: Sale
) -> None:
    back = counter.take_back(sale)

    pages = [look_up(client, shop, receipt_token(one.pk)).content.decode() for one in (sale, back)]

    assert "<h1>Sale: Refunded</h1>" in pages[0]
    assert "<h1>Refund: Completed</h1>" in pages[1]
    assert all("This receipt is true" not in page for page in pages)


def test_a_made_up_token_is_not_known(client: Client, shop: Tenant, sale: Sale) -> None:
    token = receipt_token(sale.pk)

    answers = [look_up(client, shop, one) for one in (token[:-1] + "A" if token[-1] != "A" else token[:-1] + "B", "x")]

    for response in answers:
        assert response.status_code == 404
        assert "This receipt is not known here" in response.content.decode()
        assert "BAZ-1405-000001" not in response.content.decode()


def test_a_made_up_token_costs_the_database_nothing(client: Client, shop: Tenant) -> None:
    look_up(client, shop, "x")
    with CaptureQueriesContext(connection) as statements:
        look_up(client, shop, "A" * 38)

    assert not [one for one in statements.captured_queries if "sales_sale" in one["sql"]]


def test_the_receipt_of_one_shop_is_not_known_in_another(
    client: Client, shop: Tenant, other_shop: Tenant, sale: Sale
) -> None:
    assert look_up(client, other_shop, receipt_token(sale.pk)).status_code == 404


def test_the_page_is_kept_nowhere_and_loads_nothing(client: Client, shop: Tenant, sale: Sale) -> None:
    headers = look_up(client, shop, receipt_token(sale.pk)).headers

    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Set-Cookie" not in headers


def test_it_is_only_read(client: Client, shop: Tenant, sale: Sale) -> None:
    answer = client.post(f"/r/{receipt_token(sale.pk)}", headers={"Host": host_of(shop)})

    assert answer.status_code in {403, 405}
