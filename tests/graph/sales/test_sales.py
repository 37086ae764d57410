"""Reading documents and totals through the graph."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.customers.models import Customer
from tenant_apps.sales.models import Sale
from tests.counter import Counter
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

SALES = """
query ($filters: SaleFilter, $ordering: [SaleOrder!]! = [], $first: Int, $after: String) {
  sales(filters: $filters, ordering: $ordering, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node {
      number total branch { code } customer { name } refunds { number } refundOf { number }
    } }
  }
}
"""
DETAILS = """
{
  sales(first: 10) { edges { node {
    number receiptUrl branch { code } customer { name } refunds { number } refundOf { number }
    payments { method amount } lines { sku item { sku } components { code amount } taxes { amount } }
  } } }
}
"""
SALE = 'query ($id: ID!) { sale(id: $id) { number receiptUrl(paper: A5, language: "fa") } }'
TOTALS = """
query ($day: Date, $branchId: ID) {
  dayTotals(day: $day, branchId: $branchId) {
    day currency saleCount refundCount subtotal discount tax total fineGramsSold payments { method amount }
  }
}
"""
MONTHS = """
query ($from: String, $to: String) {
  monthlyRevenue(fromMonth: $from, toMonth: $to) { month netRevenue saleCount refundCount }
}
"""


@pytest.fixture
def token(shop: Tenant, counter: Counter, token_for: TokenFor) -> str:
    return token_for("owner", shop)


def numbers(answer: dict[str, Any]) -> list[str]:
    return [edge["node"]["number"] for edge in answer["sales"]["edges"]]


def three_documents(counter: Counter) -> tuple[Sale, Sale, Sale]:
    """Sell a ring to nobody and a chain to Sara, who brings it back a minute later."""
    customer = Customer.objects.create(name="Sara", search_text="sara")
    ring, chain = counter.stock("RING"), counter.stock("CHAIN", quantity=2)
    first = counter.sell(ring)
    quote = counter.quote(chain, quantity=2, customer_id=customer.pk)
    second = counter.pay(quote, now=counter.now + timedelta(seconds=1))
    third = counter.take_back(second, now=counter.now + timedelta(minutes=2))
    return first, second, third


def test_documents_come_newest_first_page_by_page(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    three_documents(counter)

    first = graph(SALES, {"first": 2}, shop=shop, token=token).data
    page = first["sales"]["pageInfo"]
    rest = graph(SALES, {"first": 2, "after": page["endCursor"]}, shop=shop, token=token).data

    assert (numbers(first), page["hasNextPage"]) == (["BAZ-R2000-000001", "BAZ-2000-000002"], True)
    assert (numbers(rest), rest["sales"]["pageInfo"]["hasNextPage"]) == (["BAZ-2000-000001"], False)
    assert rest["sales"]["totalCount"] == 3


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "REFUND"}, ["BAZ-R2000-000001"]),
        ({"status": "REFUNDED"}, ["BAZ-2000-000002"]),
        ({"source": "IMPORT"}, []),
        ({"search": "sara"}, ["BAZ-R2000-000001", "BAZ-2000-000002"]),
        ({"search": "RING"}, ["BAZ-2000-000001"]),
        ({"search": "000002"}, ["BAZ-2000-000002"]),
        ({"search": "  "}, ["BAZ-R2000-000001", "BAZ-2000-000002", "BAZ-2000-000001"]),
        ({"toDay": "2020-01-01"}, []),
        ({"fromDay": "2020-01-01", "kind": "SALE"}, ["BAZ-2000-000002", "BAZ-2000-000001"]),
    ],
)
def test_filters_narrow_the_list(
    graph: Graph, shop: Tenant, counter: Counter, token: str, filters: dict[str, Any], found: list[str]
) -> None:
    three_documents(counter)

    assert numbers(graph(SALES, {"filters": filters}, shop=shop, token=token).data) == found


def test_branch_and_customer_narrow_the_list(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    three_documents(counter)
    north = Branch.objects.create(code="N", name="North")

    def found(**filters: str) -> list[str]:
        return numbers(graph(SALES, {"filters": filters}, shop=shop, token=token).data)

    assert found(branchId=to_base64("Branch", north.pk)) == []
    assert found(customerId=to_base64("Customer", Customer.objects.get().pk)) == ["BAZ-R2000-000001", "BAZ-2000-000002"]
    wrong = graph(SALES, {"filters": {"branchId": to_base64("Item", north.pk)}}, shop=shop, token=token)
    assert wrong.codes == ["NOT_FOUND"]


def test_a_search_that_is_none_is_refused(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    for search in ("a " * 50_000, "a\u0007"):
        assert graph(SALES, {"filters": {"search": search}}, shop=shop, token=token).codes == ["INVALID_INPUT"]


def test_the_list_is_ordered_as_asked(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    three_documents(counter)

    answer = graph(SALES, {"ordering": [{"total": "ASC"}]}, shop=shop, token=token).data

    assert numbers(answer) == ["BAZ-R2000-000001", "BAZ-2000-000001", "BAZ-2000-000002"]


def test_the_number_of_statements_does_not_grow_with_the_list(
    graph: Graph, shop: Tenant, counter: Counter, token: str
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            graph(DETAILS, shop=shop, token=token)
        # The shop of the host and its limits are looked up once in a while, and then kept in the cache.
        kept = ("tenants_tenant", "billing_subscription")
        return sum(not any(table in query["sql"] for table in kept) for query in captured)

    items = [counter.stock(f"R{number}", 20) for number in range(4)]
    counter.sell(items[0])
    for_one = statements()
    for _ in range(6):
        counter.sell(*items)

    assert [for_one, statements()] == [7, 7]


def test_one_document_is_found_by_its_id_and_an_unknown_one_is_null(
    graph: Graph, shop: Tenant, counter: Counter, token: str
) -> None:
    sale = counter.sell(counter.stock())

    def ask(id: str) -> Any:
        return graph(SALE, {"id": id}, shop=shop, token=token).data["sale"]

    assert ask(to_base64("Sale", sale.pk)) == {
        "number": "BAZ-2000-000001",
        "receiptUrl": f"/receipts/{sale.pk}.pdf?paper=A5&language=fa",
    }
    assert ask(to_base64("Sale", uuid.uuid4())) is None
    assert ask(to_base64("Item", sale.pk)) is None
    assert ask(to_base64("Sale", "1 OR 1=1")) is None


def test_today_is_summed(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    three_documents(counter)
    today = business_day(counter.now)

    def ask(**variables: Any) -> Any:
        return graph(TOTALS, variables, shop=shop, token=token).data["dayTotals"]

    totals = ask(day=today.isoformat(), branchId=to_base64("Branch", counter.branch.pk))
    assert totals == {
        "day": today.isoformat(),
        "currency": "IRR",
        "saleCount": 2,
        "refundCount": 1,
        "subtotal": "63130000.0000",
        "discount": "0.0000",
        "tax": "1313000.0000",
        "total": "64443000.0000",
        "fineGramsSold": "7.50000000",
        "payments": [{"method": "CASH", "amount": "64443000.0000"}],
    }
    assert ask(day="2020-01-01")["total"] == "0"


def test_months_are_summed_and_a_bad_month_is_refused(graph: Graph, shop: Tenant, counter: Counter, token: str) -> None:
    three_documents(counter)

    def ask(**variables: str) -> Any:
        return graph(MONTHS, variables, shop=shop, token=token)

    month = f"{business_day(counter.now):%Y-%m}"
    expected = [{"month": month, "netRevenue": "63130000.0000", "saleCount": 2, "refundCount": 1}]
    assert ask().data["monthlyRevenue"] == expected
    assert ask(**{"from": month, "to": month}).data["monthlyRevenue"] == expected
    assert ask(**{"from": "2026-13"}).codes == ["INVALID_INPUT"]
    assert ask(**{"from": "1400-01"}).codes == ["INVALID_INPUT"]
    assert ask(to="9999-12").codes == ["INVALID_INPUT"]
    assert ask(to="0001-01").codes == ["INVALID_INPUT"]
    assert ask(**{"from": "2000-01", "to": "2020-01"}).codes == ["INVALID_INPUT"]


SELLERS = {Role.OWNER, Role.MANAGER, Role.CASHIER, Role.ACCOUNTANT}
READERS = {Role.OWNER, Role.MANAGER, Role.ACCOUNTANT}


@pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
def test_who_may_read(
    graph: Graph, shop: Tenant, counter: Counter, staff: AddStaff, token_for: TokenFor, role: Role
) -> None:
    key = token_for("owner" if role == Role.OWNER else staff(role), shop)
    sale = {"id": to_base64("Sale", counter.sell(counter.stock()).pk)}

    for query, variables, allowed in (
        (SALES, None, SELLERS),
        (SALE, sale, SELLERS),
        ("query ($id: ID!) { node(id: $id) { id } }", sale, SELLERS),
        (TOTALS, None, SELLERS),
        (MONTHS, None, READERS),
    ):
        expected = [] if role in allowed else ["FORBIDDEN"]
        assert graph(query, variables, shop=shop, token=key).codes == expected


@pytest.mark.parametrize("query", [SALES, TOTALS, MONTHS])
def test_nobody_reads_from_outside(
    graph: Graph, shop: Tenant, other_shop: Tenant, counter: Counter, token_for: TokenFor, query: str
) -> None:
    counter.sell(counter.stock())

    assert graph(query, shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(query).codes == ["WRONG_HOST"]
    foreign = token_for("owner", other_shop)
    assert graph(query, shop=shop, token=foreign).codes == ["UNAUTHENTICATED"]


def test_the_documents_of_another_shop_are_unknown(
    graph: Graph, other_shop: Tenant, counter: Counter, token_for: TokenFor
) -> None:
    sale = {"id": to_base64("Sale", counter.sell(counter.stock()).pk)}
    foreign = token_for("owner", other_shop)

    assert graph(SALE, sale, shop=other_shop, token=foreign).data["sale"] is None
    assert numbers(graph(SALES, shop=other_shop, token=foreign).data) == []
