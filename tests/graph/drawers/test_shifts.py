"""A day at a till through the graph: who holds it counts blind."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.drawers.models import DrawerEntry, Shift
from tests.plugins.graphql import Answer, Graph
from tests.plugins.tenants import AddStaff, TokenFor
from tests.till import FLOAT, Till, counted, kept, taken

type Ask = Callable[..., Answer]
type AskAs = Callable[[User], Ask]

PROBLEM = "... on Problem { code message path } ... on InvalidInput { fields { path code } }"
OPEN = f"""mutation ($input: OpenShiftInput!) {{ openShift(input: $input) {{ __typename
  ... on OpenShiftSuccess {{ shift {{ id holderName openingFloat isMine expectedCash zReport {{ openingFloat }} }} }}
  ... on ShiftAlreadyOpen {{ holderName openedAt }} {PROBLEM} }} }}"""
CLOSE = f"""mutation ($input: CloseShiftInput!) {{ closeShift(input: $input) {{ __typename
  ... on CloseShiftSuccess {{ shift {{ zNumber countedCash expectedCash differs
    zReport {{ methods {{ method expected counted difference }} sums {{ kind method count amount }}
      pieces {{ value count }} }} }} }}
  ... on NotYourShift {{ holderName }} {PROBLEM} }} }}"""
MOVE = f"""mutation ($input: MoveCashInput!) {{ moveCash(input: $input) {{ __typename
  ... on MoveCashSuccess {{ movement {{ amount reason note actorName }} }} {PROBLEM} }} }}"""
HAND_OVER = f"""mutation ($input: HandOverShiftInput!) {{ handOverShift(input: $input) {{ __typename
  ... on HandOverShiftSuccess {{ shift {{ holderName openingFloat isMine }} }} {PROBLEM} }} }}"""
X_REPORT = """query ($id: ID!) { xReport(shiftId: $id) { openingFloat methods { method expected counted } } }"""
SHIFTS = """query ($filters: ShiftFilter) { shifts(first: 50, filters: $filters) { edges { node {
  holderName expectedCash differs zNumber terminal { name } } } } }"""


def id_of(shift: Shift) -> str:
    return to_base64("Shift", shift.pk)


def input_of(shift: Shift | None = None, **changes: Any) -> dict[str, Any]:
    shift_id = {} if shift is None else {"shiftId": id_of(shift)}
    return {"input": {"idempotencyKey": str(uuid.uuid4()), **shift_id, **changes}}


def cash(amount: int, **changes: Any) -> dict[str, Any]:
    return {"method": "CASH", "amount": str(amount), **changes}


def test_a_drawer_is_opened_and_tells_nobody_what_it_should_hold(ask_as: AskAs, till: Till, cashier: User) -> None:
    request = input_of(terminalId=to_base64("Terminal", till.terminal.pk), openingFloat="5000000")

    first = ask_as(cashier)(OPEN, request).data["openShift"]
    request["input"]["idempotencyKey"] = str(uuid.uuid4())
    second = ask_as(cashier)(OPEN, request).data["openShift"]

    assert first["shift"] == {
        "id": id_of(Shift.objects.get()),
        "holderName": cashier.full_name,
        "openingFloat": "5000000.0000",
        "isMine": True,
        "expectedCash": None,
        "zReport": None,
    }
    assert (second["__typename"], second["code"], second["holderName"]) == (
        "ShiftAlreadyOpen",
        "SHIFT_ALREADY_OPEN",
        cashier.full_name,
    )


def test_the_difference_is_told_after_the_count(ask_as: AskAs, till: Till, cashier: User) -> None:
    shift = till.open(1000, by=cashier)
    till.take(taken(300))
    notes = [{"value": "500", "count": 2}, {"value": "100", "count": 2}]

    answer = ask_as(cashier)(CLOSE, input_of(shift, counts=[cash(1200, pieces=notes)])).data["closeShift"]

    assert answer["shift"] == {
        "zNumber": 1,
        "countedCash": "1200.0000",
        "expectedCash": "1300.0000",
        "differs": True,
        "zReport": {
            "methods": [{"method": "CASH", "expected": "1300.0000", "counted": "1200", "difference": "-100.0000"}],
            "sums": [{"kind": "SALE", "method": "CASH", "count": 1, "amount": "300.0000"}],
            "pieces": [{"value": "500", "count": 2}, {"value": "100", "count": 2}],
        },
    }


def test_who_cannot_close_it_is_told_why(ask_as: AskAs, till: Till, cashier: User) -> None:
    shift = till.open()
    ask = ask_as(cashier)
    before = kept()

    answers = [
        ask(CLOSE, input_of(shift, counts=[cash(1)])).data["closeShift"],
        ask(CLOSE, input_of(Shift(pk=uuid.uuid4()), counts=[cash(1)])).data["closeShift"],
    ]

    assert [(one["__typename"], one["code"]) for one in answers] == [
        ("NotYourShift", "NOT_YOUR_SHIFT"),
        ("NotFound", "NOT_FOUND"),
    ]
    assert answers[0]["message"] == f"This drawer is held by {till.actor.full_name}."
    assert kept() == before


def test_what_is_wrong_with_a_count_is_told_by_field(ask_as: AskAs, till: Till, owner: User) -> None:
    shift = till.open()

    answer = ask_as(owner)(CLOSE, input_of(shift, counts=[cash(-1)])).data["closeShift"]

    assert answer["fields"] == [{"path": ["counts", "0", "amount"], "code": "NOT_PAYABLE"}]


def test_a_closed_shift_is_not_closed_again(ask_as: AskAs, till: Till, owner: User) -> None:
    shift = till.open()
    till.close(shift, counted(FLOAT))

    answer = ask_as(owner)(CLOSE, input_of(shift, counts=[cash(1)])).data["closeShift"]

    assert answer["code"] == "SHIFT_NOT_OPEN"


def test_cash_is_moved_and_listed(ask_as: AskAs, till: Till, cashier: User) -> None:
    shift = till.open(by=cashier)
    ask = ask_as(cashier)

    moved = ask(MOVE, input_of(shift, amount="-300", reason="EXPENSE", note="Tea")).data["moveCash"]
    till.take(taken(100))
    listed = ask(
        "query ($id: ID!) { cashMovements(shiftId: $id, first: 9) {"
        " edges { node { amount reason note actorName } } } }",
        {"id": id_of(shift)},
    ).data["cashMovements"]["edges"]

    movement = {"amount": "-300.0000", "reason": "EXPENSE", "note": "Tea", "actorName": cashier.full_name}
    assert moved["movement"] == movement
    assert listed == [{"node": movement}]


def test_a_drawer_goes_to_somebody_who_may_hold_one(ask_as: AskAs, till: Till, cashier: User) -> None:
    shift = till.open(1000)
    ask = ask_as(till.actor)
    branch = {"id": to_base64("Branch", till.terminal.branch_id)}

    keepers = ask("query ($id: ID!) { drawerKeepers(branchId: $id) { personId name } }", branch).data["drawerKeepers"]
    answer = ask(HAND_OVER, input_of(shift, toId=str(cashier.pk), counts=[cash(1000)])).data["handOverShift"]

    assert {"personId": str(cashier.pk), "name": cashier.full_name} in keepers
    assert answer["shift"] == {"holderName": cashier.full_name, "openingFloat": "1000.0000", "isMine": False}


def test_a_manager_sees_what_should_be_there_and_a_cashier_does_not(ask_as: AskAs, till: Till, cashier: User) -> None:
    shift = till.open(1000, by=cashier)
    till.take(taken(300))
    before = kept()

    manager_sees = ask_as(till.actor)(X_REPORT, {"id": id_of(shift)}).data["xReport"]
    cashier_sees = ask_as(cashier)(X_REPORT, {"id": id_of(shift)})

    assert manager_sees["methods"] == [{"method": "CASH", "expected": "1300.0000", "counted": None}]
    assert cashier_sees.codes == ["FORBIDDEN"]
    assert kept() == before


def test_a_cashier_sees_open_drawers_and_the_own_closed_ones(ask_as: AskAs, till: Till, cashier: User) -> None:
    till.close(till.open(), counted(1))
    theirs = till.open(1000, by=cashier)
    till.close(theirs, counted(990), by=cashier)
    till.open()

    cashier_sees = ask_as(cashier)(SHIFTS).data["shifts"]["edges"]
    owner_sees = ask_as(till.actor)(SHIFTS).data["shifts"]["edges"]

    holders = [edge["node"]["holderName"] for edge in owner_sees]
    assert sorted(holders) == sorted([till.actor.full_name] * 2 + [cashier.full_name])
    assert sorted(edge["node"]["holderName"] for edge in cashier_sees) == sorted(
        [till.actor.full_name, cashier.full_name]
    )


def test_anothers_closed_shift_is_not_there_for_a_cashier(ask_as: AskAs, till: Till, cashier: User) -> None:
    shift = till.open()
    till.close(shift, counted(1))

    by_id = ask_as(cashier)("query ($id: ID!) { shift(id: $id) { id } }", {"id": id_of(shift)})
    as_node = ask_as(cashier)("query ($id: ID!) { node(id: $id) { id } }", {"id": id_of(shift)})

    assert by_id.data["shift"] is None
    assert as_node.codes == ["NOT_FOUND"]


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ({}, [None, 2, 1]),
        ({"differs": True}, [2]),
        ({"isOpen": True}, [None]),
        ({"isOpen": False}, [2, 1]),
        ({"fromDay": "2026-11-21"}, []),
        ({"fromDay": "2026-11-20", "toDay": "2026-11-20"}, [None, 2, 1]),
    ],
)
def test_shifts_are_found_newest_first(
    ask_as: AskAs, till: Till, filters: dict[str, Any], numbers: list[int | None]
) -> None:
    till.close(till.open(), counted(FLOAT))
    till.close(till.open(), counted(FLOAT - 1))
    till.open()

    edges = ask_as(till.actor)(SHIFTS, {"filters": filters}).data["shifts"]["edges"]

    assert [edge["node"]["zNumber"] for edge in edges] == numbers


def test_the_open_shift_of_a_till_is_found(ask_as: AskAs, till: Till, cashier: User) -> None:
    query = "query ($id: ID!) { openShift(terminalId: $id) { id holderName } }"
    variables = {"id": to_base64("Terminal", till.terminal.pk)}

    none = ask_as(cashier)(query, variables).data["openShift"]
    till.close(till.open(), counted(FLOAT))
    shift = till.open()

    assert none is None
    assert ask_as(cashier)(query, variables).data["openShift"] == {
        "id": id_of(shift),
        "holderName": till.actor.full_name,
    }


@pytest.mark.parametrize(
    ("role", "opens", "reads", "sees_expected"),
    [
        (Role.OWNER, True, True, True),
        (Role.MANAGER, True, True, True),
        (Role.CASHIER, True, True, False),
        (Role.ACCOUNTANT, False, True, False),
        (Role.GOLDSMITH, False, False, False),
    ],
)
def test_who_may_do_what(
    ask_as: AskAs,
    till: Till,
    staff: AddStaff,
    owner: User,
    role: Role,
    opens: bool,
    reads: bool,
    sees_expected: bool,
) -> None:
    ask = ask_as(owner if role == Role.OWNER else staff(role))
    shift = till.open()

    answers = {
        "open": ask(OPEN, input_of(terminalId=to_base64("Terminal", till.terminal.pk), openingFloat="0")),
        "close": ask(CLOSE, input_of(shift, counts=[])),
        "move": ask(MOVE, input_of(shift, amount="0", reason="SAFE")),
        "hand": ask(HAND_OVER, input_of(shift, toId=str(uuid.uuid4()), counts=[])),
    }

    assert {name: answer.codes != ["FORBIDDEN"] for name, answer in answers.items()} == dict.fromkeys(answers, opens)
    assert (ask(SHIFTS).codes != ["FORBIDDEN"]) == reads
    assert (ask(X_REPORT, {"id": id_of(shift)}).codes != ["FORBIDDEN"]) == sees_expected


def test_the_drawers_of_another_shop_are_not_there(
    graph: Graph, till: Till, other_shop: Tenant, token_for: TokenFor
) -> None:
    shift = till.open()
    before = kept()
    token = token_for("owner", other_shop)

    closed = graph(CLOSE, input_of(shift, counts=[cash(1)]), shop=other_shop, token=token)
    listed = graph(SHIFTS, shop=other_shop, token=token)

    assert closed.data["closeShift"]["code"] == "NOT_FOUND"
    assert listed.data["shifts"]["edges"] == []
    assert kept() == before
    assert not DrawerEntry.objects.exists()
