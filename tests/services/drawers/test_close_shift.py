"""What was counted meets what should be there, once."""

import uuid
from decimal import Decimal

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.identity.choices import Role
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.counting import Counted, Pieces
from tenant_apps.drawers.errors import NotYourShift, ShiftNotOpen
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.report import DrawerSum, MethodCount
from tenant_apps.drawers.selectors.shift_report import shift_report
from tests.plugins.tenants import AddStaff
from tests.till import CLOSED, FLOAT, Till, counted, kept, taken

D = Decimal
CASH, CARD, POINTS = PaymentMethod.CASH, PaymentMethod.CARD, PaymentMethod.POINTS


def test_the_drawer_should_hold_the_float_and_what_came_in_less_what_went_out(till: Till) -> None:
    shift = till.open(1000)
    till.take(taken(300), taken(700, CARD))
    till.take(taken(50))
    till.take(taken(-100), kind=TakingKind.RETURN)

    closed = till.close(shift, counted(1250), counted(700, CARD))

    assert (closed.expected_cash, closed.counted_cash, closed.differs) == (1250, 1250, False)
    assert (closed.closed_at, closed.closed_by_name, closed.z_number) == (CLOSED, till.actor.full_name, 1)
    assert shift_report(closed).sums == (
        DrawerSum(kind=TakingKind.SALE, method=CASH, count=2, amount=D(350)),
        DrawerSum(kind=TakingKind.SALE, method=CARD, count=1, amount=D(700)),
        DrawerSum(kind=TakingKind.RETURN, method=CASH, count=1, amount=D(-100)),
    )


def test_a_difference_is_what_was_counted_less_what_was_expected(till: Till) -> None:
    shift = till.open(1000)
    till.take(taken(300), taken(700, CARD))

    report = shift_report(till.close(shift, counted(1290), counted(750, CARD)))

    assert report.methods == (
        MethodCount(method=CASH, expected=D(1300), counted=D(1290)),
        MethodCount(method=CARD, expected=D(700), counted=D(750)),
    )
    assert [one.difference for one in report.methods] == [-10, 50]
    assert report.differs


def test_slips_that_do_not_match_differ_though_the_cash_is_right(till: Till) -> None:
    shift = till.open(1000)
    till.take(taken(700, CARD))

    assert till.close(shift, counted(1000), counted(600, CARD)).differs


def test_what_nobody_counts_is_written_down_and_does_not_differ(till: Till) -> None:
    shift = till.open(0)
    till.take(taken(700, POINTS))

    closed = till.close(shift, counted(0))

    assert shift_report(closed).of(POINTS) == MethodCount(method=POINTS, expected=D(700))
    assert not closed.differs


def test_a_method_that_was_counted_though_nothing_came_in_by_it_differs(till: Till) -> None:
    closed = till.close(till.open(0), counted(0), counted(40, CARD))

    assert shift_report(closed).of(CARD).difference == 40
    assert closed.differs


def test_the_report_stays_as_it_was_closed(till: Till) -> None:
    shift = till.open(1000)
    till.take(taken(300))
    coins = Counted(method=CASH, amount=D(1300), pieces=(Pieces(value=D(500), count=2), Pieces(value=D(100), count=3)))

    closed = till.close(shift, coins)

    assert closed.z_report == {
        "opening_float": "1000.0000",
        "sums": [{"kind": "SALE", "method": "CASH", "count": 1, "amount": "300.0000"}],
        "methods": [{"method": "CASH", "expected": "1300.0000", "counted": "1300"}],
        "pieces": [{"value": "500", "count": 2}, {"value": "100", "count": 3}],
    }
    assert shift_report(closed).pieces == coins.pieces


def test_z_numbers_count_the_shifts_of_each_till(till: Till) -> None:
    second = Till(actor=till.actor, terminal=Terminal.objects.create(branch=till.terminal.branch, name="Till 2"))

    numbers = [each.close(each.open(), counted(FLOAT)).z_number for each in (till, till, second, till)]

    assert numbers == [1, 2, 1, 3]


def test_a_repeated_request_closes_once_and_answers_the_same(till: Till) -> None:
    shift, key = till.open(), uuid.uuid4()

    first = till.close(shift, counted(FLOAT), key=key)
    again = till.close(shift, counted(FLOAT), key=key)

    assert (first, first.z_number) == (again, again.z_number)


def test_a_closed_shift_is_not_closed_again(till: Till) -> None:
    shift = till.open()
    till.close(shift, counted(FLOAT))
    before = kept()

    with pytest.raises(ShiftNotOpen):
        till.close(shift, counted(0))

    assert kept() == before


def test_another_cashier_cannot_close_it(till: Till, staff: AddStaff) -> None:
    shift, cashier = till.open(), staff(Role.CASHIER)
    before = kept()

    with pytest.raises(NotYourShift) as refusal:
        till.close(shift, counted(FLOAT), by=cashier, note="Mine")

    assert refusal.value.facts == {"holder_name": till.actor.full_name}
    assert kept() == before


def test_a_manager_closes_anothers_shift_and_says_why(till: Till, staff: AddStaff) -> None:
    cashier, manager = staff(Role.CASHIER), staff(Role.MANAGER)
    shift = till.open(by=cashier)
    before = kept()

    with pytest.raises(InvalidInput) as refusal:
        till.close(shift, counted(FLOAT), by=manager, note=" ")

    assert refusal.value.fields["note"][0] == "REQUIRED"
    assert kept() == before
    closed = till.close(shift, counted(FLOAT), by=manager, note="Went home ill")
    assert (closed.holder_name, closed.closed_by_name, closed.closing_note) == (
        cashier.full_name,
        manager.full_name,
        "Went home ill",
    )


def test_a_manager_of_another_branch_does_not_find_it(till: Till, staff: AddStaff) -> None:
    shift, manager = till.open(), staff(Role.MANAGER)
    Branch.objects.create(code="NORTH", name="North").staff.add(manager)
    before = kept()

    with pytest.raises(NotFound):
        till.close(shift, counted(FLOAT), by=manager, note="Late")

    assert kept() == before


@pytest.mark.parametrize(
    ("counts", "path", "code"),
    [
        ([], "counts", "CASH_NOT_COUNTED"),
        ([counted(1), counted(1)], "counts", "CASH_NOT_COUNTED"),
        ([counted(1), counted(5, POINTS)], "counts.1.method", "NOT_COUNTABLE"),
        ([counted(1), counted(5, CARD), counted(5, CARD)], "counts.2.method", "NOT_COUNTABLE"),
        ([counted(-1)], "counts.0.amount", "NOT_PAYABLE"),
        ([counted(D("0.001"))], "counts.0.amount", "NOT_PAYABLE"),
        ([counted(D("Infinity"))], "counts.0.amount", "NOT_PAYABLE"),
    ],
)
def test_a_count_that_cannot_be_right_is_refused(till: Till, counts: list[Counted], path: str, code: str) -> None:
    shift = till.open()
    before = kept()

    with pytest.raises(InvalidInput) as refusal:
        till.close(shift, *counts)

    assert refusal.value.fields[path][0] == code
    assert kept() == before


@pytest.mark.parametrize(
    "pieces",
    [
        [(D(500), 1)],
        [(D(500), 1), (D(500), 1)],
        [(D(1000), 2), (D(500), -2)],
        [(D(-1000), -1)],
        [(D("NaN"), 1)],
    ],
)
def test_notes_and_coins_add_up_to_the_amount(till: Till, pieces: list[tuple[Decimal, int]]) -> None:
    shift = till.open()
    before = kept()
    notes = tuple(Pieces(value=value, count=count) for value, count in pieces)

    with pytest.raises(InvalidInput) as refusal:
        till.close(shift, Counted(method=CASH, amount=D(1000), pieces=notes))

    assert refusal.value.fields["counts.0.pieces"][0] == "DO_NOT_ADD_UP"
    assert kept() == before


def test_a_till_whose_shift_is_closed_has_no_open_one(till: Till) -> None:
    till.close(till.open(), counted(FLOAT))

    assert not Shift.objects.open().exists()
