"""The customer is told once where the receipt is, if everybody concerned wants it."""

import uuid
from typing import Any

import pytest

from shared_apps.events.subscribe import handlers_of
from shared_apps.sms.errors import SmsUnreachable
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.models import CounterSettings
from tenant_apps.sales.events import SaleCompleted
from tenant_apps.sales.models import Sale
from tenant_apps.sales.selectors.receipt import verify_address
from tenant_apps.sales.services.text_receipt import text_receipt
from tests.counter import Counter
from tests.plugins.kavenegar import KavenegarServer


@pytest.fixture
def account(kavenegar: KavenegarServer, settings: Any, shop: Tenant) -> KavenegarServer:
    """The platform has an account at the gateway, and the shop wants to use it."""
    settings.KAVENEGAR_URL, settings.KAVENEGAR_KEY = kavenegar.url, "key"
    CounterSettings.objects.create(texts_receipts=True)
    return kavenegar


def sold_to(counter: Counter, *, phone: str = "+989121234567", accepts_sms: bool = True) -> Sale:
    customer = Customer.objects.create(name="Sara", phone=phone, accepts_sms=accepts_sms, search_text="sara")
    return counter.pay(counter.quote(counter.stock(), customer_id=customer.pk))


def test_a_completed_sale_tells_the_customer_where_the_receipt_is(
    counter: Counter, shop: Tenant, account: KavenegarServer
) -> None:
    sale = sold_to(counter)

    for handler in handlers_of(SaleCompleted.NAME):
        handler(schema_name=shop.schema_name, event_id=str(uuid.uuid4()), sale_id=str(sale.pk))

    [form] = account.sent
    assert form["receptor"] == "00989121234567"
    assert form["message"] == f"Shop aurum: your receipt BAZ-1405-000001\n{verify_address(sale.pk)}"


def test_it_is_told_in_the_language_of_the_shop(counter: Counter, shop: Tenant, account: KavenegarServer) -> None:
    shop.language = "fa"
    sale = sold_to(counter)

    assert text_receipt(sale_id=sale.pk, event_id=uuid.uuid4())

    assert account.sent[0]["message"] == f"Shop aurum: رسید شما BAZ-1405-000001\n{verify_address(sale.pk)}"


def test_an_event_that_is_delivered_twice_sends_one_message(counter: Counter, account: KavenegarServer) -> None:
    sale, event_id = sold_to(counter), uuid.uuid4()

    assert text_receipt(sale_id=sale.pk, event_id=event_id)
    assert not text_receipt(sale_id=sale.pk, event_id=event_id)
    assert len(account.sent) == 1


def test_a_message_that_did_not_go_out_is_tried_again(counter: Counter, account: KavenegarServer) -> None:
    sale, event_id = sold_to(counter), uuid.uuid4()
    account.answers.clear()
    account.say(409)
    account.say(200)

    with pytest.raises(SmsUnreachable):
        text_receipt(sale_id=sale.pk, event_id=event_id)

    assert text_receipt(sale_id=sale.pk, event_id=event_id)
    assert len(account.sent) == 2


@pytest.mark.parametrize("customer", [{"phone": ""}, {"accepts_sms": False}])
def test_who_has_no_number_or_did_not_agree_gets_none(
    counter: Counter, account: KavenegarServer, customer: dict[str, Any]
) -> None:
    assert not text_receipt(sale_id=sold_to(counter, **customer).pk, event_id=uuid.uuid4())
    assert account.sent == []


def test_nobody_to_tell_means_no_message(counter: Counter, account: KavenegarServer) -> None:
    assert not text_receipt(sale_id=counter.sell(counter.stock()).pk, event_id=uuid.uuid4())
    assert account.sent == []


def test_a_shop_that_does_not_want_it_sends_none(counter: Counter, account: KavenegarServer) -> None:
    CounterSettings.objects.update(texts_receipts=False)

    assert not text_receipt(sale_id=sold_to(counter).pk, event_id=uuid.uuid4())
    assert account.sent == []


def test_a_platform_without_an_account_sends_none(counter: Counter, account: KavenegarServer, settings: Any) -> None:
    settings.KAVENEGAR_KEY = ""

    assert not text_receipt(sale_id=sold_to(counter).pk, event_id=uuid.uuid4())
    assert account.sent == []
