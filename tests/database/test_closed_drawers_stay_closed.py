"""What the database itself refuses, whoever asks."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from shared_apps.identity.models import User
from tenant_apps.drawers.choices import CashReason, PaymentMethod, TakingKind
from tenant_apps.drawers.models import CounterSettings, DrawerEntry, Shift
from tests.till import CLOSED, OPENED, Till, counted, kept, set_up_till, taken


@pytest.fixture
def till(owner: User) -> Till:
    return set_up_till(owner)


@pytest.mark.parametrize(
    "change",
    [
        lambda: DrawerEntry.objects.update(amount=1),
        lambda: DrawerEntry.objects.all()._raw_delete("default"),
        lambda: Shift.objects.update(counted_cash=5_000_001),
        lambda: Shift.objects.update(closing_note="other"),
        lambda: Shift.objects.update(closed_at=None),
        lambda: Shift.objects.all()._raw_delete("default"),
    ],
)
def test_a_closed_shift_and_its_entries_do_not_change(till: Till, change: Callable[[], object]) -> None:
    shift = till.open()
    till.take(taken(300))
    till.close(shift, counted(5_000_300))
    before = kept()

    with pytest.raises(IntegrityError, match=r"append-only|closed once"), transaction.atomic():
        change()

    assert kept() == before


@pytest.mark.parametrize(
    "changes",
    [
        {"opening_float": 1},
        {"holder_name": "Somebody"},
        {"holder_id": uuid.uuid4()},
        {"opened_at": OPENED - timedelta(days=1)},
        {"currency": "USD"},
    ],
)
def test_an_open_shift_keeps_what_it_began_with(till: Till, changes: dict[str, object]) -> None:
    till.open()
    before = kept()

    with pytest.raises(IntegrityError, match="closed once"), transaction.atomic():
        Shift.objects.update(**changes)

    assert kept() == before


@pytest.mark.parametrize(
    "closing",
    [
        {"closed_at": CLOSED},
        {"z_number": 1},
        {"closed_at": CLOSED, "z_number": 1, "counted_cash": 1, "expected_cash": 2, "z_report": {}},
        {
            "closed_at": OPENED - timedelta(1),
            "z_number": 1,
            "counted_cash": 1,
            "expected_cash": 1,
            "z_report": {},
        },
        {"closed_at": CLOSED, "z_number": 1, "counted_cash": -1, "expected_cash": -1, "z_report": {}},
    ],
)
def test_a_shift_is_closed_with_its_report_or_not_at_all(till: Till, closing: dict[str, object]) -> None:
    till.open()
    before = kept()

    with pytest.raises(IntegrityError, match="shift_"), transaction.atomic():
        Shift.objects.update(**closing)

    assert kept() == before


def test_a_shift_whose_count_differs_says_so(till: Till) -> None:
    till.open()
    before = kept()
    closing = {"closed_at": CLOSED, "z_number": 1, "z_report": {}, "counted_cash": 1, "expected_cash": 2}

    with pytest.raises(IntegrityError, match="shift_with_another_count_differs"), transaction.atomic():
        Shift.objects.update(**closing)

    assert kept() == before
    assert Shift.objects.update(**closing, differs=True) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": 0},
        {"kind": TakingKind.CASH_IN, "amount": -1, "reason": CashReason.SAFE},
        {"kind": TakingKind.CASH_OUT, "amount": 1, "reason": CashReason.SAFE},
        {"kind": TakingKind.CASH_IN, "method": PaymentMethod.CARD, "reason": CashReason.SAFE},
        {"kind": TakingKind.CASH_IN},
        {"reason": CashReason.SAFE},
    ],
)
def test_an_entry_that_contradicts_itself_is_refused(till: Till, changes: dict[str, object]) -> None:
    entry = {
        "shift": till.open(),
        "kind": TakingKind.SALE,
        "method": PaymentMethod.CASH,
        "amount": 1,
        "source_id": uuid.uuid4(),
        "at": OPENED,
    }
    before = kept()

    with pytest.raises(IntegrityError, match="drawer_entry_"), transaction.atomic():
        DrawerEntry.objects.create(**{**entry, **changes})

    assert kept() == before


def test_the_settings_of_the_counters_are_one_row(till: Till) -> None:
    CounterSettings.objects.create()

    with pytest.raises(IntegrityError, match="counter_settings_is_one_row"), transaction.atomic():
        CounterSettings.objects.create(pk=2)
