"""Customers hear of what is due: once in a week, once for an event, in the language and calendar of the shop."""

import uuid
from datetime import date, datetime, time, timedelta
from smtplib import SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage

from project.celery import app
from shared_apps.events.models import OutboxEvent
from shared_apps.events.subscribe import handlers_of
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.instalments.choices import PlanStatus
from tenant_apps.instalments.events import InstalmentsDue
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.services.email_reminder import email_reminder
from tenant_apps.instalments.services.remind_dues import remind_dues
from tenant_apps.sales.events import SaleRefunded, SaleVoided
from tests.counter import NOW, RING_TOTAL, Counter, card, cash
from tests.factories.customers import add_customer
from tests.services.instalments.conftest import DAYS
from tests.services.instalments.test_instalments import METAL, pay, start


@pytest.fixture
def customer(counter: Counter) -> Customer:
    return add_customer("Sara", email="sara@example.com")


@pytest.fixture
def plan(counter: Counter, customer: Customer) -> Plan:
    """60,000,000 rials in three months."""
    return start(counter, counter.quote(counter.stock(), customer_id=customer.pk), cash(4_443_000))


def on(day: date) -> datetime:
    """Return the morning of a day in the shop's time zone."""
    return datetime.combine(day, time(8), tzinfo=ZoneInfo("Asia/Tehran"))


def announced() -> int:
    with in_public():
        return OutboxEvent.objects.filter(name=InstalmentsDue.NAME).count()


def test_the_days_before_and_after_an_instalment_are_announced(plan: Plan) -> None:
    first = DAYS[0]

    found = [remind_dues(now=on(first - timedelta(days=4))), remind_dues(now=on(first - timedelta(days=3)))]

    assert found == [0, 1]
    assert announced() == 1


def test_a_week_lies_between_two_reminders(plan: Plan) -> None:
    late = DAYS[0] + timedelta(days=1)

    found = [remind_dues(now=on(late + timedelta(days=days))) for days in (0, 0, 6, 7)]

    assert found == [1, 0, 0, 1]
    assert announced() == 2


def test_who_has_paid_hears_nothing(counter: Counter, plan: Plan) -> None:
    pay(counter, plan, card(20_000_000))
    early = remind_dues(now=on(DAYS[0] + timedelta(days=1)))
    pay(counter, plan, card(40_000_000))

    assert (early, remind_dues(now=on(DAYS[2] + timedelta(days=1)))) == (0, 0)
    assert announced() == 0


def test_what_is_due_soon_is_told_in_the_words_of_the_shop(counter: Counter, plan: Plan) -> None:
    assert email_reminder(plan_id=plan.pk, event_id=uuid.uuid4(), now=NOW)

    [message] = mail.outbox
    assert (message.to, message.subject) == (["sara@example.com"], "Your instalments at Shop aurum")
    assert message.body == (
        f"Dear Sara,\n\n20,000,000 Iranian rials of your plan {plan.number} is due on 1405/09/29.\n\nShop aurum"
    )


def test_all_that_is_late_is_told_with_its_first_day(counter: Counter, plan: Plan) -> None:
    pay(counter, plan, card(5_000_000))

    assert email_reminder(plan_id=plan.pk, event_id=uuid.uuid4(), now=on(DAYS[1] + timedelta(days=1)))

    said = f"35,000,000 Iranian rials of your plan {plan.number} has been due since 1405/09/29."
    assert said in mail.outbox[0].body


def test_grams_are_told_with_their_fineness(counter: Counter, customer: Customer) -> None:
    quote = counter.quote(counter.stock(), customer_id=customer.pk)
    plan = start(counter, quote, cash(RING_TOTAL - METAL), in_grams=True)

    assert email_reminder(plan_id=plan.pk, event_id=uuid.uuid4(), now=NOW)

    assert "3.333 grams of fineness 750 of your plan" in mail.outbox[0].body


def test_a_shop_of_another_calendar_and_language_writes_in_its_own(shop: Tenant, plan: Plan) -> None:
    shop.language, shop.calendar = "fa", "GREGORIAN"

    assert email_reminder(plan_id=plan.pk, event_id=uuid.uuid4(), now=NOW)

    body = mail.outbox[0].body
    assert "۲۰٬۰۰۰٬۰۰۰" in body
    assert "۲۰۲۶/۱۲/۲۰" in body


def test_an_event_that_is_delivered_twice_sends_one_message(shop: Tenant, plan: Plan) -> None:
    event_id = str(uuid.uuid4())

    for _ in range(2):
        for handler in handlers_of(InstalmentsDue.NAME):
            handler(schema_name=shop.schema_name, event_id=event_id, plan_id=str(plan.pk))

    assert len(mail.outbox) == 1


def test_a_message_that_did_not_go_out_is_tried_again(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    event_id = uuid.uuid4()

    def hang_up(self: EmailMessage) -> int:
        raise SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", hang_up)
        with pytest.raises(SMTPServerDisconnected):
            email_reminder(plan_id=plan.pk, event_id=event_id, now=NOW)

    assert email_reminder(plan_id=plan.pk, event_id=event_id, now=NOW)
    assert len(mail.outbox) == 1


def test_nothing_is_sent_when_it_was_paid_meanwhile_or_there_is_no_address(counter: Counter, plan: Plan) -> None:
    nobody = add_customer("Nima")
    unreachable = start(counter, counter.quote(counter.stock("R2"), customer_id=nobody.pk), cash(4_443_000))
    pay(counter, plan, card(60_000_000))

    assert not email_reminder(plan_id=plan.pk, event_id=uuid.uuid4(), now=NOW)
    assert not email_reminder(plan_id=unreachable.pk, event_id=uuid.uuid4(), now=NOW)
    assert mail.outbox == []


def test_a_line_break_in_a_name_does_not_become_a_header(shop: Tenant, plan: Plan) -> None:
    shop.company_name = "Zarrin\r\nBcc: everybody@example.com"

    assert email_reminder(plan_id=plan.pk, event_id=uuid.uuid4(), now=NOW)

    assert mail.outbox[0].subject == "Your instalments at Zarrin Bcc: everybody@example.com"


def test_every_day_every_shop_is_asked(plan: Plan) -> None:
    app.loader.import_default_modules()
    scheduled = settings.CELERY_BEAT_SCHEDULE["remind-dues"]

    assert scheduled["task"] in app.tasks


def test_a_refund_is_reckoned_once_however_often_it_is_told(counter: Counter, shop: Tenant, plan: Plan) -> None:
    assert plan.sale is not None
    refund = counter.take_back(plan.sale)

    for _ in range(2):
        for handler in handlers_of(SaleRefunded.NAME):
            ids = {"sale_id": str(plan.sale.pk), "refund_id": str(refund.pk)}
            handler(schema_name=shop.schema_name, event_id=str(uuid.uuid4()), **ids)

    plan.refresh_from_db()
    assert (plan.status, plan.entries.count()) == (PlanStatus.SETTLED, 1)


def test_the_plan_of_a_void_sale_is_cancelled(counter: Counter, shop: Tenant, plan: Plan) -> None:
    assert plan.sale is not None
    counter.void(plan.sale)

    for _ in range(2):
        for handler in handlers_of(SaleVoided.NAME):
            handler(schema_name=shop.schema_name, event_id=str(uuid.uuid4()), sale_id=str(plan.sale.pk))

    plan.refresh_from_db()
    assert plan.status == PlanStatus.CANCELLED
    assert remind_dues(now=on(DAYS[0] + timedelta(days=1))) == 0
