"""Money goes into an open drawer, where the shop says so."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.errors import ShiftRequired
from tenant_apps.drawers.models import CounterSettings, DrawerEntry
from tenant_apps.drawers.selectors.shift_for import shift_for
from tenant_apps.drawers.services.record_takings import record_takings
from tests.till import OPENED, Till, counted, kept, taken


def test_it_is_the_open_shift_of_the_till(till: Till) -> None:
    till.close(till.open(), counted(5_000_000))
    shift = till.open()

    assert shift_for(terminal_id=till.terminal.pk) == shift


def test_it_takes_one_statement_where_a_drawer_is_open(till: Till) -> None:
    till.open()

    with CaptureQueriesContext(connection) as statements:
        shift_for(terminal_id=till.terminal.pk)

    assert len(statements) == 1


def test_a_shop_that_asks_for_no_shift_sells_without_one(till: Till) -> None:
    assert shift_for(terminal_id=till.terminal.pk) is None
    assert shift_for(terminal_id=None) is None


def test_a_shop_that_asks_for_a_shift_takes_nothing_without_one(till: Till) -> None:
    CounterSettings.objects.create(requires_shift=True)
    till.close(till.open(), counted(5_000_000))

    with pytest.raises(ShiftRequired):
        shift_for(terminal_id=till.terminal.pk)
    with pytest.raises(ShiftRequired):
        shift_for(terminal_id=None)


def test_takings_are_entered_in_one_statement(till: Till) -> None:
    shift = till.open()
    sale_id = uuid.uuid4()
    locked = shift_for(terminal_id=till.terminal.pk)

    with CaptureQueriesContext(connection) as statements:
        record_takings(
            shift=locked,
            kind=TakingKind.SALE,
            source_id=sale_id,
            takings=[taken(300), taken(700, PaymentMethod.CARD), taken(0, PaymentMethod.POINTS)],
            at=OPENED + timedelta(hours=1),
        )

    assert len(statements) == 1
    entries = DrawerEntry.objects.order_by("amount").values_list("shift", "kind", "method", "amount", "source_id")
    assert list(entries) == [
        (shift.pk, TakingKind.SALE, PaymentMethod.CASH, 300, sale_id),
        (shift.pk, TakingKind.SALE, PaymentMethod.CARD, 700, sale_id),
    ]


def test_without_a_shift_there_is_no_drawer_to_enter_takings_into(till: Till) -> None:
    till.take(taken(300))

    assert not DrawerEntry.objects.exists()


def test_a_closed_shift_takes_nothing_more(till: Till) -> None:
    shift = till.open()
    till.close(shift, counted(5_000_000))
    before = kept()

    with pytest.raises(IntegrityError, match="the shift is closed"), transaction.atomic():
        record_takings(shift=shift, kind=TakingKind.SALE, source_id=uuid.uuid4(), takings=[taken(1)], at=OPENED)

    assert kept() == before
