"""Jobs of the workshop through the graph."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry import relay

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tests.factories.catalog import add_item
from tests.graph.conftest import Ask
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

OPEN = """
mutation ($input: OpenWorkOrderInput!) { openWorkOrder(input: $input) {
    __typename ... on OpenWorkOrderSuccess { order { id number status } } ... on Problem { code path }
    ... on InvalidInput { fields { path code } } ... on OutOfStock { skus }
} }
"""
FINISH = """
mutation ($input: FinishWorkOrderInput!) { finishWorkOrder(input: $input) {
    __typename ... on FinishWorkOrderSuccess { order { status lines { side metal fineWeight item { sku } } } }
    ... on Problem { code path } ... on InvalidInput { fields { path code } }
    ... on LossAboveAllowance { metal loss allowed } ... on MoreMetalThanUsed { metal surplus }
} }
"""
CANCEL = """
mutation ($input: CancelWorkOrderInput!) { cancelWorkOrder(input: $input) {
    __typename ... on CancelWorkOrderSuccess { order { status } } ... on WorkNotOpen { status }
} }
"""
AT_ONCE = """
mutation ($input: WorkAtOnceInput!) { workAtOnce(input: $input) {
    __typename ... on WorkAtOnceSuccess { order { number status } } ... on InvalidInput { fields { path code } }
} }
"""
ORDERS = """
query ($filters: WorkOrderFilter) {
  workOrders(filters: $filters, first: 50) {
    totalCount edges { node { number kind status worker branch { code } lines { side quantity item { sku } } } }
  }
  metalInWork { worker metal fineWeight }
}
"""


@pytest.fixture
def gold(owner: User) -> Item:
    return add_item(owner, sku="GOLD", tracking=Tracking.WEIGHT, gross_weight=Decimal(0), stock=100)


def job(item: Item, grams: str, **more: Any) -> dict[str, Any]:
    used = [{"itemId": relay.to_base64("Item", item.pk), "quantity": grams}]
    return {"kind": "MAKE", "used": used, "allowedLossPercent": "1", **more}


def told(**content: Any) -> dict[str, Any]:
    return {"input": {"idempotencyKey": str(uuid.uuid4()), **content}}


def branch_id() -> str:
    return relay.to_base64("Branch", Branch.objects.get(is_default=True).pk)


def opened(ask: Ask, item: Item, grams: str = "50", **more: Any) -> str:
    answer = ask(OPEN, told(branchId=branch_id(), job=job(item, grams, **more)))
    order_id: str = answer.data["openWorkOrder"]["order"]["id"]
    return order_id


RING = {"sku": "N-1", "name": "Necklace", "metal": "XAU", "fineness": "750", "grossWeight": "49.5"}


def test_a_job_goes_out_and_comes_back(ask: Ask, gold: Item) -> None:
    order_id = opened(ask, gold, worker="Karim")

    answer = ask(FINISH, told(orderId=order_id, made=[{"quantity": "1", "item": RING}]))

    assert answer.data["finishWorkOrder"] == {
        "__typename": "FinishWorkOrderSuccess",
        "order": {
            "status": "DONE",
            "lines": [
                {"side": "USED", "metal": "XAU", "fineWeight": "37.50000000", "item": {"sku": "GOLD"}},
                {"side": "MADE", "metal": "XAU", "fineWeight": "37.12500000", "item": {"sku": "N-1"}},
                {"side": "LOSS", "metal": "XAU", "fineWeight": "0.37500000", "item": None},
            ],
        },
    }


def test_what_is_missing_is_told_before_it_is_lost(ask: Ask, gold: Item) -> None:
    order_id = opened(ask, gold)

    less = ask(FINISH, told(orderId=order_id, made=[{"quantity": "1", "item": {**RING, "grossWeight": "49"}}]))
    more = ask(FINISH, told(orderId=order_id, made=[{"quantity": "1", "item": {**RING, "grossWeight": "51"}}]))

    assert {key: less.data["finishWorkOrder"][key] for key in ("code", "metal", "loss", "allowed")} == {
        "code": "LOSS_ABOVE_ALLOWANCE",
        "metal": "XAU",
        "loss": "0.75000000",
        "allowed": "0.37500000",
    }
    assert (more.data["finishWorkOrder"]["code"], more.data["finishWorkOrder"]["surplus"]) == (
        "MORE_METAL_THAN_USED",
        "0.75000000",
    )


def test_a_job_is_called_off_once(ask: Ask, gold: Item) -> None:
    order_id = opened(ask, gold)

    answers = [ask(CANCEL, told(orderId=order_id)).data["cancelWorkOrder"] for _ in range(2)]

    assert answers == [
        {"__typename": "CancelWorkOrderSuccess", "order": {"status": "CANCELLED"}},
        {"__typename": "WorkNotOpen", "status": "CANCELLED"},
    ]


def test_problems_stand_at_the_field_that_was_written(ask: Ask, gold: Item) -> None:
    twice = {"itemId": relay.to_base64("Item", gold.pk), "quantity": "0"}
    answer = ask(OPEN, told(branchId=branch_id(), job={"kind": "JOIN", "used": [twice, twice]}))
    at_once = ask(AT_ONCE, told(branchId=branch_id(), job=job(gold, "1"), made=[]))

    paths = {".".join(field["path"]): field["code"] for field in answer.data["openWorkOrder"]["fields"]}
    assert paths == {
        "job.used.0.quantity": "TOO_SMALL",
        "job.used.1.itemId": "TWICE",
        "job.used.1.quantity": "TOO_SMALL",
    }
    assert at_once.data["workAtOnce"]["fields"] == [{"path": ["made"], "code": "RANGE"}]


def test_the_list_of_jobs_costs_the_same_however_many_there_are(ask: Ask, gold: Item) -> None:
    opened(ask, gold, "1", worker="Karim")
    with CaptureQueriesContext(connection) as one:
        ask(ORDERS)
    for _ in range(4):
        opened(ask, gold, "2", worker="Karim")

    with CaptureQueriesContext(connection) as five:
        answer = ask(ORDERS, {"filters": {"status": "OPEN"}})

    assert answer.data["workOrders"]["totalCount"] == 5
    assert answer.data["metalInWork"] == [{"worker": "Karim", "metal": "XAU", "fineWeight": "6.75000000"}]
    assert len(five) == len(one)


def test_a_goldsmith_works_and_a_cashier_does_not(
    graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, gold: Item
) -> None:
    def codes(role: Role) -> list[str]:
        token = token_for(staff(role), shop)
        answer = graph(OPEN, told(branchId=branch_id(), job=job(gold, "1")), shop=shop, token=token)
        return answer.codes

    assert (codes(Role.GOLDSMITH), codes(Role.CASHIER)) == ([], ["FORBIDDEN"])
