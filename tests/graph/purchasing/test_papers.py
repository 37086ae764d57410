"""From the order to the payment through the graph, each by who may."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from strawberry.relay import to_base64

from shared_apps.identity.models import User
from tenant_apps.catalog.models import Item
from tenant_apps.purchasing.asked import LineOrdered
from tenant_apps.purchasing.models import Supplier
from tests.counter import Counter, open_counter
from tests.graph.conftest import Ask
from tests.purchasing import invoice, open_supplier, order, receive, rings

ORDER = """
mutation ($input: DraftPurchaseOrderInput!) {
  draftPurchaseOrder(input: $input) {
    __typename
    ... on DraftPurchaseOrderSuccess { order { id number status lines { id description received fineWeight } } }
    ... on InvalidInput { fields { path code } }
  }
}
"""
SUBMIT = """
mutation ($input: SubmitPurchaseOrderInput!) {
  submitPurchaseOrder(input: $input) { ... on SubmitPurchaseOrderSuccess { order { status value } } }
}
"""
APPROVE = """
mutation ($input: ApprovePurchaseOrderInput!) {
  approvePurchaseOrder(input: $input) { ... on ApprovePurchaseOrderSuccess { order { status approvedByName } } }
}
"""
RECEIVE = """
mutation ($input: ReceiveGoodsInput!) {
  receiveGoods(input: $input) {
    __typename
    ... on ReceiveGoodsSuccess { receipt { id number lines { id fineWeight isInvoiced item { sku } } } }
    ... on InvalidInput { fields { path code } }
    ... on MoreThanOrdered { open }
  }
}
"""
INVOICE = """
mutation ($input: RecordSupplierInvoiceInput!) {
  recordSupplierInvoice(input: $input) {
    __typename
    ... on RecordSupplierInvoiceSuccess {
      invoice { id status total differences { kind expected found byOrder } lines { fineWeight settlement } }
    }
    ... on AlreadyInvoiced { positions }
  }
}
"""
ACCEPT = """
mutation ($input: AcceptSupplierInvoiceInput!) {
  acceptSupplierInvoice(input: $input) { __typename ... on AcceptSupplierInvoiceSuccess { invoice { status } } }
}
"""
FIX = """
mutation ($input: FixSupplierGramsInput!) {
  fixSupplierGrams(input: $input) {
    __typename
    ... on FixSupplierGramsSuccess { payment { kind amount fineWeight metal method } }
    ... on MoreThanOwed { owed }
  }
}
"""
RETURN = """
mutation ($input: ReturnGoodsInput!) {
  returnGoods(input: $input) {
    __typename ... on ReturnGoodsSuccess { debitNote { kind number total lines { quantity fineWeight } } }
  }
}
"""
BALANCES = "query ($id: ID!) { supplier(id: $id) { balances { commodity owed notInvoiced } } }"
LISTS = """
query ($supplier: ID!, $branch: ID!) {
  purchaseOrders(filters: {supplierId: $supplier}) { edges { node { number lines { received } } } }
  goodsReceipts(supplierId: $supplier) { edges { node { number lines { isInvoiced } } } }
  supplierInvoices(filters: {supplierId: $supplier}) { edges { node { number total lines { cost } } } }
  supplierPayments(supplierId: $supplier) { edges { node { amount } } }
  uninvoicedGoods(supplierId: $supplier, branchId: $branch) { receiptNumber quantity }
}
"""
PROPOSALS = "query { reorderProposals { item { sku } there quantity supplier { name } } }"
SETTINGS = """
mutation ($input: SavePurchasingSettingsInput!) {
  savePurchasingSettings(input: $input) {
    __typename ... on SavePurchasingSettingsSuccess { settings { managerLimit weightPercent } }
  }
}
"""


@pytest.fixture
def counter(owner: User) -> Counter:
    return open_counter(owner, now=timezone.now())


@pytest.fixture
def supplier(counter: Counter) -> Supplier:
    return open_supplier()


@pytest.fixture
def ring(counter: Counter) -> Item:
    return Item.objects.create(
        sku="RING", name="Ring", tracking="QUANTITY", metal="XAU", fineness=750, gross_weight=10, net_weight=10
    )


def places(supplier: Supplier, counter: Counter) -> dict[str, str]:
    return {"supplierId": to_base64("Supplier", supplier.pk), "branchId": to_base64("Branch", counter.branch.pk)}


def test_from_the_order_to_the_debit_note(ask: Ask, counter: Counter, supplier: Supplier, ring: Item) -> None:
    where = places(supplier, counter)
    line = {"itemId": to_base64("Item", ring.pk), "quantity": "4", "cost": "8000000"}

    def send(document: str, **content: Any) -> dict[str, Any]:
        answer = ask(document, {"input": {"idempotencyKey": str(uuid.uuid4()), **content}})
        (result,) = answer.data.values()
        return dict(result)

    placed = send(ORDER, order={**where, "lines": [line]})["order"]
    assert placed["lines"][0] | {"id": ""} == {
        "id": "",
        "description": "Ring",
        "received": "0",
        "fineWeight": "30.00000000",
    }
    of_order = {"input": {"orderId": placed["id"]}}
    assert ask(SUBMIT, of_order).data["submitPurchaseOrder"]["order"]["status"] == "SUBMITTED"
    assert ask(APPROVE, of_order).data["approvePurchaseOrder"]["order"]["status"] == "APPROVED"
    coming = {**where, "orderId": placed["id"], "lines": [{**line, "orderLineId": placed["lines"][0]["id"]}]}
    came = send(RECEIVE, **coming)["receipt"]
    assert (came["lines"][0]["fineWeight"], came["lines"][0]["isInvoiced"]) == ("30.00000000", False)
    assert send(RECEIVE, **coming)["__typename"] == "OrderNotOpen"
    billed = {"receiptLineId": came["lines"][0]["id"], "settlement": "GRAMS", "cost": "9000000"}
    paper = {**where, "number": "7", "issuedOn": "2026-11-20", "lines": [billed]}
    held = send(INVOICE, invoice=paper)["invoice"]
    assert (held["status"], held["total"]) == ("HELD", "9000000.0000")
    assert held["differences"] == [{"kind": "COST", "expected": "8000000", "found": "9000000", "byOrder": True}]
    assert send(INVOICE, invoice={**paper, "number": "8"})["positions"] == [1]
    accepted = ask(ACCEPT, {"input": {"invoiceId": held["id"], "reason": "Agreed"}})
    assert accepted.data["acceptSupplierInvoice"]["invoice"] == {"status": "POSTED"}
    fixing = {**where, "metal": "XAU", "grams": "10", "rate": "7000000"}
    assert send(FIX, **fixing)["payment"] == {
        "kind": "FIXING",
        "amount": "70000000.0000",
        "fineWeight": "10.00000000",
        "metal": "XAU",
        "method": None,
    }
    assert send(FIX, **{**fixing, "grams": "21"})["owed"] == "20.00000000"
    back = {**where, "reason": "Loose", "lines": [{"receiptLineId": came["lines"][0]["id"], "quantity": "1"}]}
    assert send(RETURN, **back)["debitNote"]["lines"] == [{"quantity": "1.0000", "fineWeight": "7.50000000"}]
    balances = ask(BALANCES, {"id": where["supplierId"]}).data["supplier"]["balances"]
    assert balances == [
        {"commodity": "IRR", "owed": "76750000", "notInvoiced": "0"},
        {"commodity": "XAU", "owed": "12.5", "notInvoiced": "0"},
    ]


def test_a_new_piece_is_refused_at_its_field(ask: Ask, counter: Counter, supplier: Supplier, ring: Item) -> None:
    new = {"sku": "RING", "name": "Ring", "metal": "XAU", "fineness": "750"}
    content = {**places(supplier, counter), "lines": [{"newItem": new, "quantity": "1", "grossWeight": "9"}]}

    answer = ask(RECEIVE, {"input": {"idempotencyKey": str(uuid.uuid4()), **content}})

    assert answer.data["receiveGoods"]["fields"] == [{"path": ["lines", "0", "newItem", "sku"], "code": "TAKEN"}]


def test_lists_take_the_same_statements_however_many(
    ask: Ask, counter: Counter, supplier: Supplier, ring: Item
) -> None:
    where = places(supplier, counter)

    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = ask(LISTS, {"supplier": where["supplierId"], "branch": where["branchId"]})
        assert answer.codes == []
        return len(queries)

    def trade() -> None:
        order(counter, supplier, LineOrdered(item_id=ring.pk, quantity=Decimal(1)))
        invoice(counter, receive(counter, supplier, rings(ring), rings(ring)))
        receive(counter, supplier, rings(ring))

    trade()
    statements()
    few = statements()
    for _ in range(3):
        trade()

    assert statements() == few


def test_what_runs_short_is_proposed(ask: Ask, counter: Counter, supplier: Supplier, ring: Item) -> None:
    receive(counter, supplier, rings(ring, 1))
    Item.objects.filter(pk=ring.pk).update(low_stock_at=2)

    assert ask(PROPOSALS).data["reorderProposals"] == [
        {"item": {"sku": "RING"}, "there": "1", "quantity": "3", "supplier": {"name": "Kian"}}
    ]


def test_settings_are_kept(ask: Ask, shop: object) -> None:
    choices = {
        "managerLimit": "5",
        "quantityPercent": "0",
        "weightPercent": "1",
        "weightGrams": "0",
        "pricePercent": "2",
    }

    saved = ask(SETTINGS, {"input": choices}).data["savePurchasingSettings"]
    refused = ask(SETTINGS, {"input": {**choices, "weightPercent": "101"}}).data["savePurchasingSettings"]

    assert saved["settings"] == {"managerLimit": "5", "weightPercent": "1"}
    assert refused["__typename"] == "InvalidInput"
