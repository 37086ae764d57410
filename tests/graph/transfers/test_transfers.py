"""Transfers between branches through the graph."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.branches.services.create_branch import create_branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.transfers.models import Transfer
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor
from tests.transfers import Road, said

TRANSFER = """
  id number status note requestedByName approvedByName sentByName endedByName endReason
  fromBranch { code } toBranch { code }
  lines {
    position requested quantity fineWeight sentWeight received returned lost unsettled receivedWeight weightDifference
    item { sku }
    settlements { kind quantity fineWeight grossWeight reason settledByName }
  }
"""
PROBLEM = "... on Problem { code path } ... on InvalidInput { fields { path code } }"
STEP = """
mutation ($input: {Name}Input!) {
  {name}(input: $input) {
    __typename
    ... on {Name}Success { transfer { TRANSFER } }
    PROBLEM
  }
}
""".replace("TRANSFER", TRANSFER).replace("PROBLEM", PROBLEM)
LIST = """
query ($filters: TransferFilter) {
  transfers(filters: $filters) { totalCount edges { node { number status toBranch { code } } } }
}
"""
ONE = f"query ($id: ID!) {{ transfer(id: $id) {{ {TRANSFER} }} }}"
ON_THE_WAY = """
query ($branchId: ID) {
  goodsInTransit(branchId: $branchId) { branch { code } metal pieces grossWeight fineWeight }
}
"""


@pytest.fixture
def road(owner: User) -> Road:
    there = create_branch(idempotency_key=uuid.uuid4(), code="TWO", name="Second")
    return Road(actor=owner, here=Branch.objects.get(is_default=True), there=there)


@pytest.fixture
def coin(road: Road) -> Item:
    return road.stock("COIN", 10, tracking=Tracking.QUANTITY)


def step(ask: Ask, name: str, **input: Any) -> dict[str, Any]:
    """Send a mutation and return its answer."""
    query = STEP.replace("{Name}", name[0].upper() + name[1:]).replace("{name}", name)
    answer: dict[str, Any] = ask(query, {"input": {"idempotencyKey": str(uuid.uuid4()), **input}}).data[name]
    return answer


def id_of(transfer: Transfer) -> str:
    return to_base64("Transfer", transfer.pk)


def requested(ask: Ask, road: Road, item: Item, quantity: str = "4") -> dict[str, Any]:
    return step(
        ask,
        "requestTransfer",
        fromBranchId=to_base64("Branch", road.here.pk),
        toBranchId=to_base64("Branch", road.there.pk),
        lines=[{"itemId": to_base64("Item", item.pk), "quantity": quantity}],
        note="For the window",
    )


def test_a_transfer_from_the_request_to_its_end(ask: Ask, road: Road, coin: Item) -> None:
    transfer = requested(ask, road, coin)["transfer"]
    id_ = transfer["id"]
    assert (transfer["number"], transfer["status"], transfer["note"]) == (
        "MAIN-T1405-000001",
        "REQUESTED",
        "For the window",
    )

    step(ask, "approveTransfer", transferId=id_, lines=[{"position": 1, "quantity": "3"}])
    step(ask, "sendTransfer", transferId=id_, weights=[{"position": 1, "grossWeight": "12.75"}])
    arrived = {"position": 1, "quantity": "1", "inTransit": "3", "grossWeight": "4.2"}
    step(ask, "receiveTransfer", transferId=id_, lines=[arrived])
    found = {"position": 1, "quantity": "1", "inTransit": "2"}
    step(ask, "callBackTransfer", transferId=id_, lines=[found], reason="Behind the safe")
    lost = {"position": 1, "quantity": "1", "inTransit": "1"}
    ended = step(ask, "writeOffTransfer", transferId=id_, lines=[lost], reason="Robbed")["transfer"]

    assert (ended["status"], ended["endReason"]) == ("RECEIVED", "Robbed")
    name = road.actor.full_name
    assert [ended[f"{who}ByName"] for who in ("requested", "approved", "sent", "ended")] == [name] * 4
    (line,) = ended["lines"]
    settlements = line.pop("settlements")
    assert line == {
        "position": 1,
        "requested": "4.0000",
        "quantity": "3.0000",
        "fineWeight": "9.56250000",
        "sentWeight": "12.7500",
        "received": "1.0000",
        "returned": "1.0000",
        "lost": "1.0000",
        "unsettled": "0.0000",
        "receivedWeight": "4.2000",
        "weightDifference": None,
        "item": {"sku": "COIN"},
    }
    assert [(one["kind"], one["grossWeight"], one["reason"]) for one in settlements] == [
        ("RECEIVED", "4.2000", ""),
        ("RETURNED", None, "Behind the safe"),
        ("LOST", None, "Robbed"),
    ]


def test_both_weights_are_compared(ask: Ask, road: Road, coin: Item) -> None:
    transfer = road.send(road.approve(road.request((coin, 2))), (1, "8.51"))
    arrived = {"position": 1, "quantity": "2", "inTransit": "2", "grossWeight": "8.5"}

    answer = step(ask, "receiveTransfer", transferId=id_of(transfer), lines=[arrived])

    assert answer["transfer"]["lines"][0]["weightDifference"] == "-0.0100"


@pytest.mark.parametrize(("name", "status"), [("rejectTransfer", "REJECTED"), ("cancelTransfer", "CANCELLED")])
def test_a_request_is_ended_with_a_reason(ask: Ask, road: Road, coin: Item, name: str, status: str) -> None:
    transfer = road.request((coin, 2))

    refused = step(ask, name, transferId=id_of(transfer), reason=" ")
    answer = step(ask, name, transferId=id_of(transfer), reason="Sold meanwhile")

    assert refused["fields"] == [{"path": ["reason"], "code": "REQUIRED"}]
    assert (answer["transfer"]["status"], answer["transfer"]["endReason"]) == (status, "Sold meanwhile")


def test_refusals_have_names(ask: Ask, road: Road, coin: Item) -> None:
    transfer = road.approve(road.request((coin, 11)))
    id_, one = id_of(transfer), {"position": 1, "quantity": "1"}

    assert step(ask, "sendTransfer", transferId=id_)["code"] == "OUT_OF_STOCK"
    assert step(ask, "approveTransfer", transferId=id_)["code"] == "TRANSFER_NOT_READY"
    assert step(ask, "receiveTransfer", transferId=id_, lines=[{**one, "inTransit": "1"}])["code"] == (
        "TRANSFER_NOT_READY"
    )
    on_its_way = id_of(road.sent((coin, 2)))
    assert step(ask, "receiveTransfer", transferId=on_its_way, lines=[{**one, "inTransit": "1"}])["code"] == (
        "TRANSFER_CHANGED"
    )
    too_much = {"position": 1, "quantity": "3", "inTransit": "2"}
    assert step(ask, "receiveTransfer", transferId=on_its_way, lines=[too_much])["fields"] == [
        {"path": ["lines", "0", "quantity"], "code": "TOO_LARGE"}
    ]
    unknown = to_base64("Transfer", uuid.uuid4())
    assert step(ask, "sendTransfer", transferId=unknown)["path"] == ["transferId"]
    assert requested(ask, road, Item(pk=uuid.uuid4()))["path"] == ["lines", "0", "itemId"]
    assert requested(ask, road, coin, "0.5")["fields"] == [{"path": ["lines", "0", "quantity"], "code": "NOT_WHOLE"}]


def test_too_many_lines_are_refused(ask: Ask, road: Road, coin: Item) -> None:
    lines = [{"position": n, "quantity": "1", "inTransit": "1"} for n in range(201)]

    answer = step(ask, "receiveTransfer", transferId=id_of(road.sent((coin, 1))), lines=lines)

    assert answer["fields"] == [{"path": ["lines"], "code": "TOO_MANY"}]


def test_the_list_is_narrowed(ask: Ask, road: Road, coin: Item) -> None:
    back = Road(actor=road.actor, here=road.there, there=road.here)
    road.request((coin, 1))
    road.sent((coin, 1))
    back.request((coin, 1))

    def numbers(**filters: Any) -> list[str]:
        edges = ask(LIST, {"filters": filters}).data["transfers"]["edges"]
        return [edge["node"]["number"] for edge in edges]

    here, there = (to_base64("Branch", branch.pk) for branch in (road.here, road.there))
    assert sorted(numbers()) == ["MAIN-T1405-000001", "MAIN-T1405-000002", "TWO-T1405-000001"]
    assert numbers(status="SENT") == ["MAIN-T1405-000002"]
    assert numbers(fromBranchId=there) == numbers(toBranchId=here) == ["TWO-T1405-000001"]
    assert len(numbers(branchId=here)) == 3
    assert numbers(search="two-t") == ["TWO-T1405-000001"]
    assert numbers(search="۰۰۰۰۰۲") == ["MAIN-T1405-000002"]


def test_what_is_on_the_way_is_seen_with_its_grams(ask: Ask, road: Road, coin: Item) -> None:
    chain = road.stock("CHAIN", 50, tracking=Tracking.WEIGHT, gross_weight=Decimal(0))
    spoon = road.stock("SPOON", 1, metal="XAG", fineness=Decimal(925))
    strap = road.stock("STRAP", 1, metal="", fineness=None, gross_weight=Decimal(0))
    transfer = road.sent((coin, 4), (chain, "10.5"), (spoon, 1), (strap, 1))
    road.receive(transfer, said((1, 1, 4)))

    rows = ask(ON_THE_WAY).data["goodsInTransit"]
    told = [(row["metal"], *(Decimal(row[name]) for name in ("pieces", "grossWeight", "fineWeight"))) for row in rows]

    assert told == [
        (None, Decimal(1), Decimal(0), Decimal(0)),
        ("XAG", Decimal(1), Decimal("4.25"), Decimal("3.93125")),
        ("XAU", Decimal(3), Decimal("23.25"), Decimal("17.4375")),
    ]
    assert {row["branch"]["code"] for row in rows} == {"MAIN"}
    assert ask(ON_THE_WAY, {"branchId": to_base64("Branch", road.there.pk)}).data["goodsInTransit"] == []


def test_a_transfer_reads_in_as_many_statements_however_long_it_is(ask: Ask, road: Road) -> None:
    def statements(name: str, lines: int) -> int:
        items = [road.stock(f"{name}{n}", 2, tracking=Tracking.QUANTITY) for n in range(lines)]
        transfer = road.sent(*((item, 2) for item in items))
        road.receive(transfer, said(*((n, 1, 2) for n in range(1, lines + 1))))
        ask(ONE, {"id": id_of(transfer)})
        with CaptureQueriesContext(connection) as captured:
            found = ask(ONE, {"id": id_of(transfer)}).data["transfer"]
        assert len(found["lines"]) == lines
        return len(captured)

    assert statements("A", 3) == statements("B", 30)


def test_what_is_not_there_is_null(ask: Ask) -> None:
    assert ask(ONE, {"id": to_base64("Transfer", uuid.uuid4())}).data["transfer"] is None
    assert ask(ONE, {"id": to_base64("Branch", uuid.uuid4())}).data["transfer"] is None


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        (Role.MANAGER, {"request": "RequestTransferSuccess", "approve": "ApproveTransferSuccess"}),
        (Role.CASHIER, {"request": "RequestTransferSuccess", "approve": "FORBIDDEN"}),
        (Role.GOLDSMITH, {"request": "FORBIDDEN", "approve": "FORBIDDEN"}),
        (Role.ACCOUNTANT, {"request": "FORBIDDEN", "approve": "FORBIDDEN"}),
    ],
)
def test_roles_do_what_is_theirs(
    graph: Graph,
    shop: Tenant,
    road: Road,
    coin: Item,
    token_for: TokenFor,
    staff: AddStaff,
    role: Role,
    answers: dict[str, str],
) -> None:
    token = token_for(staff(role), shop)
    transfer = road.request((coin, 1))

    def told(name: str, input: dict[str, Any]) -> str:
        query = STEP.replace("{Name}", name[0].upper() + name[1:]).replace("{name}", name)
        variables = {"input": {"idempotencyKey": str(uuid.uuid4()), **input}}
        answer = graph(query, variables, shop=shop, token=token)
        return answer.codes[0] if answer.codes else str(answer.data[name]["__typename"])

    lines = [{"itemId": to_base64("Item", coin.pk), "quantity": "1"}]
    branches = {"fromBranchId": to_base64("Branch", road.here.pk), "toBranchId": to_base64("Branch", road.there.pk)}
    assert {
        "request": told("requestTransfer", {**branches, "lines": lines}),
        "approve": told("approveTransfer", {"transferId": id_of(transfer)}),
    } == answers


def test_my_branches_are_those_that_i_am_assigned_to(
    graph: Graph, shop: Tenant, road: Road, token_for: TokenFor, staff: AddStaff
) -> None:
    cashier = staff(Role.CASHIER)
    token = token_for(cashier, shop)

    def mine() -> list[str]:
        answer = graph("{ myBranches { code } }", shop=shop, token=token)
        return [branch["code"] for branch in answer.data["myBranches"]]

    assert mine() == ["MAIN", "TWO"]
    road.there.staff.add(cashier)
    assert mine() == ["TWO"]
