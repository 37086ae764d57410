"""One person answers for one drawer."""

import uuid
from decimal import Decimal

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.identity.choices import Role
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.drawers.errors import ShiftAlreadyOpen
from tenant_apps.drawers.models import Shift
from tests.plugins.tenants import AddStaff
from tests.till import FLOAT, OPENED, Till, counted, kept


def test_the_holder_answers_for_the_float_from_now_on(till: Till, staff: AddStaff) -> None:
    cashier = staff(Role.CASHIER)

    shift = till.open(by=cashier)

    assert (shift.terminal, shift.holder_id, shift.holder_name) == (till.terminal, cashier.pk, cashier.full_name)
    assert (shift.opening_float, shift.currency, shift.opened_at) == (FLOAT, "IRR", OPENED)
    assert (shift.is_open, shift.z_number, shift.counted_cash, shift.z_report) == (True, None, None, None)


def test_a_drawer_may_start_empty(till: Till) -> None:
    assert till.open(0).opening_float == 0


def test_a_till_has_one_open_shift(till: Till) -> None:
    till.open()
    before = kept()

    with pytest.raises(ShiftAlreadyOpen) as refusal:
        till.open()

    assert refusal.value.facts == {"holder_name": till.actor.full_name, "opened_at": OPENED}
    assert kept() == before


def test_two_tills_are_open_at_once(till: Till) -> None:
    till.open()
    second = Terminal.objects.create(branch=till.terminal.branch, name="Till 2")

    assert Till(actor=till.actor, terminal=second).open().is_open
    assert Shift.objects.open().count() == 2


def test_a_till_opens_again_after_it_was_closed(till: Till) -> None:
    till.close(till.open(), counted(FLOAT))

    assert till.open().is_open


def test_a_repeated_request_opens_once(till: Till) -> None:
    key = uuid.uuid4()

    assert till.open(key=key) == till.open(key=key)
    assert Shift.objects.count() == 1


def test_a_key_with_another_float_is_refused(till: Till) -> None:
    key = uuid.uuid4()
    till.open(key=key)

    with pytest.raises(IdempotencyKeyReused):
        till.open(1000, key=key)


@pytest.mark.parametrize("amount", [Decimal(-1), Decimal("0.001"), Decimal("NaN"), Decimal(10) ** 16])
def test_a_float_that_cannot_be_paid_is_refused(till: Till, amount: Decimal) -> None:
    before = kept()

    with pytest.raises(InvalidInput) as refusal:
        till.open(amount)

    assert refusal.value.fields["opening_float"][0] == "NOT_PAYABLE"
    assert kept() == before


def test_a_till_out_of_use_is_not_there(till: Till) -> None:
    Terminal.objects.update(is_active=False)
    before = kept()

    with pytest.raises(NotFound) as refusal:
        till.open()

    assert refusal.value.field == "terminal_id"
    assert kept() == before


def test_the_till_of_a_branch_that_one_does_not_work_in_is_not_there(till: Till, staff: AddStaff) -> None:
    cashier = staff(Role.CASHIER)
    Branch.objects.create(code="NORTH", name="North").staff.add(cashier)
    before = kept()

    with pytest.raises(NotFound):
        till.open(by=cashier)

    assert kept() == before
