import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import Sum

from shared_apps.tenants.models import Tenant
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.errors import AlreadyReversed
from tenant_apps.ledger.models import JournalEntry, JournalLine, PostingRule
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.reverse_entry import reverse_entry
from tests.ledger import DAY, account, gold, kept_balances, lines_of, money, post, posted, summed_balances


def undo(source_id: uuid.UUID) -> uuid.UUID | None:
    return reverse_entry(
        event=PostingEvent.SALE, source_id=source_id, posted_on=DAY + timedelta(days=30), actor_id=None, note="void"
    )


def test_a_reversal_turns_every_line_round_on_the_account_it_went_to(shop: Tenant) -> None:
    source_id, customer_id = uuid.uuid4(), uuid.uuid4()
    sold = Part(
        code=PartCode.METAL_STOCK,
        commodity="XAU",
        amount=Decimal("-7.5"),
        gross_weight=Decimal(-10),
        fineness=Decimal(750),
    )
    entry_id = post(
        money(PartCode.PAYMENT_ON_ACCOUNT, 9, customer_id=customer_id),
        money(PartCode.MAKING, -9),
        sold,
        gold(PartCode.METAL_TRADING, "7.5"),
        source_id=source_id,
    )
    PostingRule.objects.filter(part=PartCode.MAKING).update(account=account(Use.GOODS))

    reversal_id = undo(source_id)

    assert reversal_id
    assert lines_of(reversal_id) == [
        posted(Use.RECEIVABLES, "IRR", -9),
        posted(Use.MAKING, "IRR", 9),
        posted(Use.METAL_STOCK, "XAU", "7.5"),
        posted(Use.METAL_TRADING, "XAU", "-7.5"),
    ]
    reversal = JournalEntry.objects.get(pk=reversal_id)
    assert (reversal.reverses_id, reversal.note, reversal.posted_on) == (entry_id, "void", DAY + timedelta(days=30))
    assert JournalLine.objects.get(entry=reversal, part=PartCode.METAL_STOCK).gross_weight == 10
    assert JournalLine.objects.filter(customer_id=customer_id).aggregate(left=Sum("amount")) == {"left": 0}
    assert kept_balances() == summed_balances()


def test_an_entry_is_reversed_once(shop: Tenant) -> None:
    source_id = uuid.uuid4()
    post(money(PartCode.PAYMENT_CASH, 1), money(PartCode.MAKING, -1), source_id=source_id)
    undo(source_id)

    with pytest.raises(AlreadyReversed), transaction.atomic():
        undo(source_id)

    assert JournalEntry.objects.count() == 2


def test_what_posted_nothing_has_nothing_to_reverse(shop: Tenant) -> None:
    assert undo(uuid.uuid4()) is None

    assert not JournalEntry.objects.exists()
