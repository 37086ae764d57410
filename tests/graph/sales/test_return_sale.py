"""Taking sales back through the graph."""

import uuid
from typing import Any

import pytest
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.sales.choices import SaleKind
from tenant_apps.sales.models import Sale
from tests.counter import Counter
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

RETURN = """
mutation ($input: ReturnSaleInput!) {
  returnSale(input: $input) {
    __typename
    ... on ReturnSaleSuccess { refund {
      number kind returnReason reason total refundOf { number status refunds { number } } payments { method amount }
      lines { quantity total components { code amount } }
    } }
    ... on Problem { code message path }
    ... on InvalidInput { fields { path code } }
  }
}
"""


def request(sale: Sale, **changes: Any) -> dict[str, Any]:
    key, sale_id = str(uuid.uuid4()), to_base64("Sale", sale.pk)
    back = {"reason": "SIZE", "note": "Too small"}
    return {"input": {"idempotencyKey": key, "saleId": sale_id, "returned": back, **changes}}


def test_a_sale_is_given_back(graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor) -> None:
    sale = counter.sell(counter.stock())

    answer = graph(RETURN, request(sale), shop=shop, token=token_for("owner", shop)).data["returnSale"]

    assert answer["refund"] == {
        "number": "BAZ-R2000-000001",
        "kind": "REFUND",
        "returnReason": "SIZE",
        "reason": "Too small",
        "total": "-64443000.0000",
        "refundOf": {"number": "BAZ-2000-000001", "status": "REFUNDED", "refunds": [{"number": "BAZ-R2000-000001"}]},
        "payments": [{"method": "CASH", "amount": "-64443000.0000"}],
        "lines": [
            {
                "quantity": "-1.0000",
                "total": "-64443000.0000",
                "components": [
                    {"code": "METAL", "amount": "-50000000.00"},
                    {"code": "MAKING", "amount": "-9000000.00"},
                    {"code": "PROFIT", "amount": "-4130000.00"},
                ],
            }
        ],
    }


def test_every_refusal_is_typed_and_changes_nothing(
    graph: Graph, shop: Tenant, counter: Counter, token_for: TokenFor
) -> None:
    sale, token = counter.sell(counter.stock()), token_for("owner", shop)

    def ask(variables: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = graph(RETURN, variables, shop=shop, token=token).data["returnSale"]
        return answer

    wordy = ask(request(sale, returned={"reason": "SIZE", "note": "n" * 201}))
    unknown = ask(request(Sale(pk=uuid.uuid4())))
    other_type = ask(request(sale, saleId=to_base64("Quote", sale.pk)))
    assert Sale.objects.count() == 1
    done = request(sale)
    ask(done)
    again = ask(request(sale))
    refund_of_refund = ask(request(Sale.objects.get(kind=SaleKind.REFUND)))
    reused = ask({"input": done["input"] | {"returned": {"reason": "OTHER"}}})

    assert wordy["fields"] == [{"path": ["returned", "note"], "code": "TOO_LONG"}]
    assert (unknown["__typename"], unknown["path"]) == ("NotFound", ["saleId"])
    assert (other_type["__typename"], other_type["path"]) == ("NotFound", ["saleId"])
    assert again["__typename"] == "AlreadyRefunded"
    assert (refund_of_refund["__typename"], refund_of_refund["message"]) == (
        "NotRefundable",
        "Only a sale can be refunded.",
    )
    assert reused["__typename"] == "IdempotencyKeyReused"
    assert Sale.objects.count() == 2


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OWNER, True),
        (Role.MANAGER, True),
        (Role.CASHIER, False),
        (Role.GOLDSMITH, False),
        (Role.ACCOUNTANT, False),
    ],
)
def test_who_may_take_back(
    graph: Graph, shop: Tenant, counter: Counter, staff: AddStaff, token_for: TokenFor, role: Role, may: bool
) -> None:
    token = token_for("owner" if role == Role.OWNER else staff(role), shop)
    sale = counter.sell(counter.stock())

    answer = graph(RETURN, request(sale), shop=shop, token=token)

    assert answer.codes == ([] if may else ["FORBIDDEN"])
    assert Sale.objects.count() == (2 if may else 1)


def test_only_people_of_this_shop_take_back_and_only_here(
    graph: Graph, shop: Tenant, other_shop: Tenant, counter: Counter, token_for: TokenFor
) -> None:
    variables = request(counter.sell(counter.stock()))

    assert graph(RETURN, variables, shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(RETURN, variables, shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]
    assert graph(RETURN, variables).codes == ["WRONG_HOST"]
    elsewhere = graph(RETURN, variables, shop=other_shop, token=token_for("owner", other_shop)).data["returnSale"]
    assert elsewhere["__typename"] == "NotFound"
    assert Sale.objects.count() == 1


def test_the_value_of_what_would_come_back_is_told_first(
    graph: Graph, shop: Tenant, counter: Counter, staff: AddStaff, token_for: TokenFor
) -> None:
    sale = counter.sell(counter.stock())
    asked = "query ($id: ID!, $lines: [ReturnedLineInput!]!) { returnValue(saleId: $id, lines: $lines) }"
    lines = {"id": to_base64("Sale", sale.pk), "lines": [{"position": 1, "quantity": "1"}]}
    token = token_for("owner", shop)

    told = graph(asked, lines, shop=shop, token=token)
    too_much = graph(asked, lines | {"lines": [{"position": 1, "quantity": "2"}]}, shop=shop, token=token)
    nothing = graph(asked, lines | {"lines": []}, shop=shop, token=token)
    forbidden = graph(asked, lines, shop=shop, token=token_for(staff(Role.CASHIER), shop))

    assert told.data == {"returnValue": "64443000.0000"}
    assert (too_much.codes, nothing.codes, forbidden.codes) == (["MORE_THAN_SOLD"], ["INVALID_INPUT"], ["FORBIDDEN"])
