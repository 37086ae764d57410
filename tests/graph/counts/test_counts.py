"""A count through the graph."""

import uuid
from decimal import Decimal
from typing import Any

from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tests.factories.catalog import add_item
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

OPEN = """mutation ($input: OpenCountInput!) { openCount(input: $input) {
  __typename ... on OpenCountSuccess { count { id status openedByName closedByName weightTolerance } }
} }"""
SCAN = """mutation ($input: ScanCodeInput!) { scanCode(input: $input) {
  __typename ... on ScanCodeSuccess { outcome line { id kind expected countedByName item { sku } } }
} }"""
FINISH = "mutation ($input: FinishCountInput!) { finishCount(input: $input) { __typename } }"
APPROVE = """mutation ($input: ApproveCountInput!) { approveCount(input: $input) {
  __typename ... on ApproveCountSuccess { count { status closedByName } } ... on CountMovedOn { status }
} }"""
READ = """query ($id: ID!, $kinds: [CountLineKind!]) {
  stockCounts { edges { node { title openedByName branch { code } category { name } } } }
  stockCountResult(countId: $id) { found expected totals { kind lines grams cost } }
  stockCountLines(countId: $id, kinds: $kinds) { edges { node {
    kind code counted expected difference grams fineWeight cost item { sku }
  } } }
}"""


def test_a_blind_count_hides_what_it_should_find_until_it_is_finished(
    graph: Graph, shop: Tenant, owner: User, staff: AddStaff, token_for: TokenFor
) -> None:
    for sku in ("R1", "R2"):
        add_item(owner, sku=sku, stock=1)
    staff(Role.CASHIER)
    boss, cashier = token_for("owner", shop), token_for("a-cashier", shop)
    branch = to_base64("Branch", Branch.objects.get(is_default=True).pk)

    def send(query: str, token: str, **asked: Any) -> Any:
        (answer,) = graph(query, {"input": asked}, shop=shop, token=token).data.values()
        return answer

    def key() -> str:
        return str(uuid.uuid4())

    asked = {"branchId": branch, "scope": "BRANCH", "title": "Night", "isBlind": True}
    count = send(OPEN, cashier, idempotencyKey=key(), **asked)["count"]
    scans = [send(SCAN, token, scanKey=key(), countId=count["id"], entry={"code": "R1"}) for token in (cashier, boss)]
    hidden = graph(READ, {"id": count["id"], "kinds": ["SHORT"]}, shop=shop, token=boss).data
    finished = send(FINISH, cashier, idempotencyKey=key(), countId=count["id"])
    shown = graph(READ, {"id": count["id"], "kinds": ["SHORT"]}, shop=shop, token=boss).data
    approvals = [send(APPROVE, boss, idempotencyKey=key(), countId=count["id"], reason="Counted") for _ in range(2)]

    assert (count["status"], count["openedByName"], count["closedByName"]) == ("OPEN", "Cashier", None)
    assert [scan["outcome"] for scan in scans] == ["COUNTED", "COUNTED_BEFORE"]
    assert {scan["line"]["countedByName"] for scan in scans} == {"Cashier"}
    assert (hidden["stockCountResult"]["expected"], hidden["stockCountResult"]["totals"]) == (None, None)
    assert [edge["node"]["expected"] for edge in hidden["stockCountLines"]["edges"]] == [None]
    assert finished["__typename"] == "FinishCountSuccess"
    (line,) = [edge["node"] for edge in shown["stockCountLines"]["edges"]]
    assert (line["item"]["sku"], line["kind"], Decimal(line["difference"]), Decimal(line["grams"])) == (
        "R2",
        "SHORT",
        -1,
        Decimal("-4.25"),
    )
    assert {total["kind"] for total in shown["stockCountResult"]["totals"]} == {"AGREED", "SHORT"}
    assert approvals[0]["count"]["status"] == "APPROVED"
    assert approvals[1] == {"__typename": "CountMovedOn", "status": "APPROVED"}
