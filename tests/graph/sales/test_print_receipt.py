"""Printing a receipt through the graph."""

import uuid

import pytest
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.sales.models import PrintedCopy
from tests.counter import Counter
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

PRINT = """mutation ($input: PrintReceiptInput!) { printReceipt(input: $input) { __typename
  ... on PrintReceiptSuccess { number url } ... on Problem { code } } }"""


def request(sale_id: uuid.UUID) -> dict[str, object]:
    key = str(uuid.uuid4())
    return {"input": {"idempotencyKey": key, "saleId": to_base64("Sale", sale_id), "paper": "A5", "language": "fa"}}


def test_each_print_is_counted_and_leads_to_its_file(
    graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor
) -> None:
    sale, token = counter.sell(counter.stock()), token_for("owner", shop)

    prints = [graph(PRINT, request(sale.pk), shop=shop, token=token).data["printReceipt"] for _ in range(2)]

    assert [one["number"] for one in prints] == [1, 2]
    ids = PrintedCopy.objects.order_by("number").values_list("pk", flat=True)
    assert [one["url"] for one in prints] == [
        f"/receipts/{sale.pk}.pdf?print={print_id}&paper=A5&language=fa" for print_id in ids
    ]


def test_an_unknown_document_is_not_printed(graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor) -> None:
    answer = graph(PRINT, request(uuid.uuid4()), shop=shop, token=token_for("owner", shop))

    assert answer.data["printReceipt"] == {"__typename": "NotFound", "code": "NOT_FOUND"}


@pytest.mark.parametrize(
    ("role", "codes"),
    [(Role.MANAGER, []), (Role.CASHIER, []), (Role.ACCOUNTANT, []), (Role.GOLDSMITH, ["FORBIDDEN"])],
)
def test_who_sees_sales_prints_them(
    graph: Graph,
    shop: Tenant,
    counter: Counter,
    staff: AddStaff,
    token_for: TokenFor,
    role: Role,
    codes: list[str],
) -> None:
    sale = counter.sell(counter.stock())

    answer = graph(PRINT, request(sale.pk), shop=shop, token=token_for(staff(role), shop))

    assert answer.codes == codes
    assert PrintedCopy.objects.count() == (0 if codes else 1)
