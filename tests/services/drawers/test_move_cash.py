"""Cash that comes or goes without a sale says why, and the books know."""

import uuid
from decimal import Decimal

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.identity.choices import Role
from tenant_apps.drawers.choices import CashReason, PaymentMethod, TakingKind
from tenant_apps.drawers.errors import NotYourShift, ShiftNotOpen
from tenant_apps.drawers.models import DrawerEntry, Shift
from tenant_apps.drawers.selectors.shift_report import shift_report
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.models import JournalEntry
from tests.ledger import lines_of, posted
from tests.plugins.tenants import AddStaff
from tests.till import FLOAT, Till, counted, kept

D = Decimal


def test_cash_out_leaves_the_drawer_and_says_why(till: Till) -> None:
    shift = till.open(1000)

    entry = till.move(shift, -300, CashReason.EXPENSE, " Tea ")

    assert (entry.kind, entry.method, entry.amount) == (TakingKind.CASH_OUT, PaymentMethod.CASH, -300)
    assert (entry.reason, entry.note, entry.actor_name) == (CashReason.EXPENSE, "Tea", till.actor.full_name)
    assert shift_report(shift).of(PaymentMethod.CASH).expected == 700


def test_cash_in_enters_the_drawer(till: Till) -> None:
    shift = till.open(1000)

    entry = till.move(shift, 500, CashReason.BANK)

    assert (entry.kind, entry.amount) == (TakingKind.CASH_IN, 500)
    assert shift_report(shift).of(PaymentMethod.CASH).expected == 1500


@pytest.mark.parametrize(
    ("amount", "reason", "against"),
    [
        (-300, CashReason.BANK, Use.BANK),
        (300, CashReason.BANK, Use.BANK),
        (-300, CashReason.EXPENSE, Use.SUSPENSE),
        (300, CashReason.OTHER, Use.SUSPENSE),
    ],
)
def test_it_is_posted_against_where_it_went(till: Till, amount: int, reason: CashReason, against: Use) -> None:
    entry = till.move(till.open(1000), amount, reason, "Tea")

    [journal] = JournalEntry.objects.all()
    assert (journal.event, journal.source_id, journal.note) == (PostingEvent.CASH_MOVEMENT, entry.pk, "Tea")
    assert lines_of(journal.pk) == [posted(Use.CASH, "IRR", amount), posted(against, "IRR", -amount)]


def test_between_drawer_and_safe_nothing_is_posted(till: Till) -> None:
    till.move(till.open(1000), -300, CashReason.SAFE)

    assert DrawerEntry.objects.count() == 1
    assert not JournalEntry.objects.exists()


def test_a_repeated_request_moves_once(till: Till) -> None:
    shift, key = till.open(1000), uuid.uuid4()

    assert till.move(shift, -300, key=key) == till.move(shift, -300, key=key)
    assert (DrawerEntry.objects.count(), JournalEntry.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("amount", "reason", "note", "field", "code"),
    [
        (D(0), CashReason.BANK, "", "amount", "NOTHING_MOVES"),
        (D("0.001"), CashReason.BANK, "", "amount", "NOT_PAYABLE"),
        (D("NaN"), CashReason.BANK, "", "amount", "NOT_PAYABLE"),
        (D(10) ** 16, CashReason.BANK, "", "amount", "NOT_PAYABLE"),
        (D(-1), CashReason.EXPENSE, " ", "note", "REQUIRED"),
        (D(1), CashReason.OTHER, "", "note", "REQUIRED"),
        (D(1), CashReason.BANK, "x" * 201, "note", "TOO_LONG"),
        (D(1), CashReason.BANK, "\x07", "note", "UNUSABLE_CHARACTERS"),
    ],
)
def test_what_cannot_be_right_is_refused(
    till: Till, amount: Decimal, reason: CashReason, note: str, field: str, code: str
) -> None:
    shift = till.open()
    before = kept()

    with pytest.raises(InvalidInput) as refusal:
        till.move(shift, amount, reason, note)

    assert refusal.value.fields[field][0] == code
    assert kept() == before


def test_a_closed_drawer_is_not_moved_from(till: Till) -> None:
    shift = till.open()
    till.close(shift, counted(FLOAT))
    before = kept()

    with pytest.raises(ShiftNotOpen):
        till.move(shift, -1)

    assert kept() == before


def test_another_cashier_does_not_move_it_and_a_manager_does(till: Till, staff: AddStaff) -> None:
    shift, cashier, manager = till.open(), staff(Role.CASHIER), staff(Role.MANAGER)
    before = kept()

    with pytest.raises(NotYourShift):
        till.move(shift, -1, by=cashier)

    assert kept() == before
    assert till.move(shift, -1, by=manager).actor_name == manager.full_name


def test_an_unknown_shift_is_not_there(till: Till) -> None:
    before = kept()

    with pytest.raises(NotFound):
        till.move(Shift(pk=uuid.uuid4()), -1)

    assert kept() == before
