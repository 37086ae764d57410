"""Changing the chart and the posting table."""

import uuid

import pytest
from django.db import transaction

from project.errors import InvalidInput, NotFound
from shared_apps.tenants.models import Tenant
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import AccountGroup, AccountKind, PartCode, PostingEvent
from tenant_apps.ledger.errors import AccountInUse
from tenant_apps.ledger.models import Account, PostingRule
from tenant_apps.ledger.services.add_account import add_account
from tenant_apps.ledger.services.set_posting_rule import set_posting_rule
from tenant_apps.ledger.services.update_account import update_account
from tests.ledger import account


def add(code: str = "8105", name: str = "Insurance", key: uuid.UUID | None = None) -> Account:
    return add_account(idempotency_key=key or uuid.uuid4(), code=code, name=name, group=AccountGroup.OPERATING)


def test_an_account_is_added_with_the_kind_of_its_group(shop: Tenant) -> None:
    key = uuid.uuid4()

    added = add(" 8105 ", key=key)

    assert add(" 8105 ", key=key) == added
    assert (added.code, added.kind, added.group) == ("8105", AccountKind.EXPENSE, AccountGroup.OPERATING)


def test_a_code_is_given_once_and_a_name_is_needed(shop: Tenant) -> None:
    cash, count = account(Use.CASH), Account.objects.count()

    with pytest.raises(InvalidInput) as refusal, transaction.atomic():
        add(code=cash.code, name=" ")

    assert {path: problem[0] for path, problem in refusal.value.fields.items()} == {"code": "TAKEN", "name": "REQUIRED"}
    assert Account.objects.count() == count


def test_a_new_name_holds_in_every_language_and_an_old_one_keeps_its_own(shop: Tenant) -> None:
    cash, bank = account(Use.CASH), account(Use.BANK)

    renamed = update_account(account_id=cash.pk, code=cash.code, name="Drawer", is_active=True)
    recoded = update_account(account_id=bank.pk, code="1109", name="Bank", is_active=True)

    assert (renamed.name_in("fa"), renamed.name_in("en")) == ("Drawer", "Drawer")
    assert (recoded.code, recoded.name_in("fa")) == ("1109", "بانک")


def test_an_account_that_the_posting_table_uses_stays_in_use(shop: Tenant) -> None:
    stones, rent = account(Use.STONES), account(Use.RENT)

    with pytest.raises(AccountInUse) as refusal, transaction.atomic():
        update_account(account_id=stones.pk, code=stones.code, name=stones.name_in(), is_active=False)
    update_account(account_id=rent.pk, code=rent.code, name=rent.name_in(), is_active=False)

    assert refusal.value.facts == {"parts": [PartCode.STONES]}
    stones.refresh_from_db()
    assert stones.is_active
    assert not account(Use.RENT).is_active


def test_a_part_goes_where_the_table_says_and_back(shop: Tenant) -> None:
    bank = account(Use.BANK)

    set_posting_rule(part=PartCode.CASH, event=None, account_id=bank.pk)
    set_posting_rule(part=PartCode.CASH, event=PostingEvent.BUY_BACK, account_id=account(Use.CASH).pk)
    rules = dict(PostingRule.objects.filter(part=PartCode.CASH).values_list("event", "account__code"))
    set_posting_rule(part=PartCode.CASH, event=PostingEvent.BUY_BACK, account_id=None)

    assert rules == {"": bank.code, "BUY_BACK": account(Use.CASH).code}
    assert list(PostingRule.objects.filter(part=PartCode.CASH).values_list("event", flat=True)) == [""]


def test_a_row_that_cannot_be_is_refused(shop: Tenant) -> None:
    Account.objects.filter(pk=account(Use.RENT).pk).update(is_active=False)
    before = list(PostingRule.objects.values())
    refused = [
        (PartCode.CASH, None, "account_id"),
        (PartCode.CASH, account(Use.RENT).pk, "account_id"),
        (PartCode.MANUAL, account(Use.CASH).pk, "part"),
    ]

    for part, account_id, field in refused:
        with pytest.raises(InvalidInput) as refusal, transaction.atomic():
            set_posting_rule(part=part, event=None, account_id=account_id)
        assert list(refusal.value.fields) == [field]
    with pytest.raises(NotFound), transaction.atomic():
        set_posting_rule(part=PartCode.CASH, event=None, account_id=uuid.uuid4())

    assert list(PostingRule.objects.values()) == before
