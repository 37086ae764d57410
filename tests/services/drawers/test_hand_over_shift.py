"""A drawer goes from hand to hand: each answers for the own part of the day."""

import uuid

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.drawers.errors import NotYourShift
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.selectors.drawer_keepers import drawer_keepers
from tenant_apps.drawers.services.hand_over_shift import hand_over_shift
from tests.plugins.tenants import AddStaff
from tests.till import CLOSED, Till, counted, kept, taken


def hand_over(
    till: Till, shift: Shift, to: User, cash: int, *, by: User | None = None, key: uuid.UUID | None = None
) -> Shift:
    return hand_over_shift(
        actor=by or till.actor,
        idempotency_key=key or uuid.uuid4(),
        shift_id=shift.pk,
        counts=[counted(cash)],
        to_id=to.pk,
        now=CLOSED,
    )


def test_the_next_shift_begins_with_what_was_counted(till: Till, staff: AddStaff) -> None:
    shift, cashier = till.open(1000), staff(Role.CASHIER)
    till.take(taken(300))

    following = hand_over(till, shift, cashier, 1290)

    shift.refresh_from_db()
    assert (shift.closed_at, shift.expected_cash, shift.counted_cash, shift.z_number) == (CLOSED, 1300, 1290, 1)
    assert (following.holder_id, following.holder_name, following.terminal) == (
        cashier.pk,
        cashier.full_name,
        till.terminal,
    )
    assert (following.opening_float, following.opened_at, following.is_open) == (1290, CLOSED, True)


def test_a_repeated_request_hands_over_once(till: Till, staff: AddStaff) -> None:
    shift, cashier, key = till.open(1000), staff(Role.CASHIER), uuid.uuid4()

    assert hand_over(till, shift, cashier, 1000, key=key) == hand_over(till, shift, cashier, 1000, key=key)
    assert Shift.objects.count() == 2


def test_who_may_hold_a_drawer(till: Till, owner: User, staff: AddStaff) -> None:
    people = {role: staff(role) for role in (Role.MANAGER, Role.CASHIER, Role.ACCOUNTANT, Role.GOLDSMITH)}
    elsewhere = User.objects.create(username="else", full_name="Else", role=Role.CASHIER)
    Branch.objects.create(code="NORTH", name="North").staff.add(elsewhere)
    till.terminal.branch.staff.add(people[Role.CASHIER])
    User.objects.create(username="gone", full_name="Gone", role=Role.CASHIER, is_active=False)

    keepers = set(drawer_keepers(branch_id=till.terminal.branch_id))

    assert keepers == {owner, people[Role.MANAGER], people[Role.CASHIER]}


@pytest.mark.parametrize("role", [Role.GOLDSMITH, Role.ACCOUNTANT])
def test_nobody_gets_a_drawer_who_may_not_hold_one(till: Till, staff: AddStaff, role: Role) -> None:
    shift, person = till.open(1000), staff(role)
    before = kept()

    with pytest.raises(NotFound) as refusal:
        hand_over(till, shift, person, 1000)

    assert refusal.value.field == "to_id"
    assert kept() == before


def test_nobody_hands_over_to_themselves(till: Till) -> None:
    shift = till.open(1000)
    before = kept()

    with pytest.raises(NotFound):
        hand_over(till, shift, till.actor, 1000)

    assert kept() == before


def test_another_cashier_does_not_take_a_drawer(till: Till, staff: AddStaff) -> None:
    shift, cashier = till.open(1000), staff(Role.CASHIER)
    before = kept()

    with pytest.raises(NotYourShift):
        hand_over(till, shift, cashier, 1000, by=cashier)

    assert kept() == before


def test_a_count_that_cannot_be_right_leaves_the_drawer_where_it_is(till: Till, staff: AddStaff) -> None:
    shift, cashier = till.open(1000), staff(Role.CASHIER)
    before = kept()

    with pytest.raises(InvalidInput):
        hand_over(till, shift, cashier, -1)

    assert kept() == before
