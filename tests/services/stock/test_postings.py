"""Stock in the books: what was there at the start, and what was put right."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.errors import PeriodClosed
from tenant_apps.ledger.models import JournalEntry, JournalLine, PeriodLock
from tenant_apps.stock.models import Level, Movement
from tenant_apps.stock.services.adjust_stock import adjust_stock
from tenant_apps.stock.services.update_stocked_item import update_stocked_item
from tests.factories.catalog import NOW, add_item, details


def lines(event: PostingEvent) -> set[tuple[Any, ...]]:
    of_event = JournalLine.objects.filter(entry__event=event)
    return set(of_event.values_list("part", "commodity", "amount", "gross_weight", "fineness"))


def adjust(owner: User, item: Item, quantity: str) -> None:
    adjust_stock(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        item_id=item.pk,
        branch_id=Branch.objects.get(is_default=True).pk,
        quantity=Decimal(quantity),
        reason="Counted",
        now=NOW,
    )


def test_opening_stock_is_the_owners(owner: User) -> None:
    ring = add_item(owner, sku="R", stock=1, unit_cost=Decimal(900))

    assert lines(PostingEvent.OPENING_STOCK) == {
        ("METAL_STOCK", "XAU", Decimal("3.1875"), Decimal("4.25"), 750),
        ("OPENING_EQUITY", "XAU", Decimal("-3.1875"), None, None),
        ("INVENTORY", "IRR", 900, None, None),
        ("OPENING_EQUITY", "IRR", -900, None, None),
    }
    assert JournalEntry.objects.get().source_id == Movement.objects.get().reference_id == ring.pk


def test_an_adjustment_is_a_difference(owner: User) -> None:
    chain = add_item(owner, sku="C", tracking=Tracking.WEIGHT, gross_weight=Decimal(0), stock=10)

    adjust(owner, chain, "-4")

    assert lines(PostingEvent.STOCK_ADJUSTMENT) == {
        ("METAL_STOCK", "XAU", -3, -4, 750),
        ("STOCK_DIFFERENCE", "XAU", 3, None, None),
    }
    assert JournalEntry.objects.get(event=PostingEvent.STOCK_ADJUSTMENT).note == "Counted"


def test_a_new_weight_is_a_difference(owner: User) -> None:
    ring = add_item(owner, stock=1)

    update_stocked_item(
        actor=owner, item_id=ring.pk, details=details(gross_weight=Decimal(4)), version=ring.updated_at, now=NOW
    )

    assert lines(PostingEvent.STOCK_ADJUSTMENT) == {
        ("METAL_STOCK", "XAU", Decimal("-0.1875"), None, 750),
        ("STOCK_DIFFERENCE", "XAU", Decimal("0.1875"), None, None),
    }


def test_what_is_worth_nothing_is_not_posted(owner: User) -> None:
    strap = add_item(owner, sku="S", tracking=Tracking.QUANTITY, metal="", fineness=None, stock=2)

    adjust(owner, strap, "-1")

    assert not JournalEntry.objects.exists()


def test_a_closed_period_lets_no_stock_move(owner: User) -> None:
    chain = add_item(owner, sku="C", tracking=Tracking.WEIGHT, gross_weight=Decimal(0), stock=10)
    PeriodLock.objects.create(closed_through=NOW.date(), changed_at=timezone.now(), changed_by=owner.pk)

    with pytest.raises(PeriodClosed):
        adjust(owner, chain, "-4")
    with pytest.raises(PeriodClosed):
        add_item(owner, sku="R", stock=1)

    assert (Item.objects.count(), Level.objects.get().quantity, JournalEntry.objects.count()) == (1, 10, 1)
