"""The customer gets the receipt once, if there is an address to send it to."""

import io
import uuid
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from pypdf import PdfReader

from shared_apps.events.subscribe import handlers_of
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.sales.events import SaleCompleted
from tenant_apps.sales.models import Sale
from tenant_apps.sales.services.email_receipt import email_receipt
from tests.counter import Counter


def sold_to(counter: Counter, email: str, name: str = "Sara") -> Sale:
    customer = Customer.objects.create(name=name, email=email, search_text="sara")
    return counter.pay(counter.quote(counter.stock(), customer_id=customer.pk))


def test_a_completed_sale_sends_the_receipt_to_the_customer(counter: Counter, shop: Tenant) -> None:
    sale = sold_to(counter, "sara@example.com")

    for handler in handlers_of(SaleCompleted.NAME):
        handler(schema_name=shop.schema_name, event_id=str(uuid.uuid4()), sale_id=str(sale.pk))

    [message] = mail.outbox
    assert (message.to, message.subject) == (["sara@example.com"], "Your receipt BAZ-1405-000001 from Shop aurum")
    [attachment] = message.attachments
    assert (attachment.filename, attachment.mimetype) == ("BAZ-1405-000001.pdf", "application/pdf")
    assert "BAZ-1405-000001" in PdfReader(io.BytesIO(attachment.content)).pages[0].extract_text()


def test_an_event_that_is_delivered_twice_sends_one_message(counter: Counter) -> None:
    sale, event_id = sold_to(counter, "sara@example.com"), uuid.uuid4()

    assert email_receipt(sale_id=sale.pk, event_id=event_id)
    assert not email_receipt(sale_id=sale.pk, event_id=event_id)
    assert len(mail.outbox) == 1


def test_a_message_that_did_not_go_out_is_tried_again(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    sale, event_id = sold_to(counter, "sara@example.com"), uuid.uuid4()

    def hang_up(self: EmailMessage) -> int:
        raise SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", hang_up)
        with pytest.raises(SMTPServerDisconnected):
            email_receipt(sale_id=sale.pk, event_id=event_id)

    assert email_receipt(sale_id=sale.pk, event_id=event_id)
    assert len(mail.outbox) == 1


def test_nobody_to_write_to_means_no_message(counter: Counter) -> None:
    assert not email_receipt(sale_id=sold_to(counter, "").pk, event_id=uuid.uuid4())
    assert not email_receipt(sale_id=counter.sell(counter.stock("OTHER")).pk, event_id=uuid.uuid4())
    assert mail.outbox == []


def test_a_line_break_in_a_name_does_not_become_a_header(counter: Counter, shop: Tenant) -> None:
    shop.company_name = "Zarrin\r\nBcc: everybody@example.com"
    sale = sold_to(counter, "sara@example.com")

    assert email_receipt(sale_id=sale.pk, event_id=uuid.uuid4())

    assert mail.outbox[0].subject == "Your receipt BAZ-1405-000001 from Zarrin Bcc: everybody@example.com"
