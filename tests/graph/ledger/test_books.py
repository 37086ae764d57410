"""Reading the books through the graph."""

from datetime import date
from typing import Any

import pytest
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode
from tests.graph.conftest import Ask
from tests.ledger import DAY, account, gold, money, post
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

BOOKS = """
query ($period: PeriodInput!, $account: ID!) {
  chartOfAccounts(on: "2026-11-20") { account { code name kind group isActive } balances { commodity amount } }
  postingTable { part event account { name } }
  journal(first: 1) {
    edges { node { event note postedOn postedBy branch { code }
      lines { position part commodity amount account { name } } } }
    pageInfo { hasNextPage }
  }
  ledgerReport(kind: TRIAL_BALANCE, period: $period) {
    firstOn lastOn hasTurnover fileUrl(form: PDF, language: "fa")
    sections { label lines { label code commodity opening debit credit amount } }
    totals { label commodity amount }
  }
  accountStatement(accountId: $account, period: $period, first: 1) {
    opening { commodity amount } hasMore fileUrl(form: CSV)
    lines { event postedOn commodity amount balance account { name } }
  }
  booksPeriod { closedThrough years { lastOn } }
  reportSpans { span firstOn lastOn }
}
"""
PERIOD = {"firstOn": "2026-11-01", "lastOn": "2026-11-30"}


def variables() -> dict[str, Any]:
    return {"period": PERIOD, "account": to_base64("LedgerAccount", account(Use.CASH).pk)}


def test_the_books_are_read(ask: Ask) -> None:
    post(gold(PartCode.METAL_STOCK, "7.5"), gold(PartCode.OPENING_EQUITY, "-7.5"), on=date(2026, 10, 1))
    post(money(PartCode.PAYMENT_CASH, 64_443_000), money(PartCode.MAKING, -64_443_000))

    books = ask(BOOKS, variables()).data

    chart = {line["account"]["name"]: line for line in books["chartOfAccounts"]}
    cash = {"code": "1101", "name": "Cash in hand", "kind": "ASSET", "group": "CASH", "isActive": True}
    assert chart["Cash in hand"] == {
        "account": cash,
        "balances": [{"commodity": "IRR", "amount": "64443000"}],
    }
    assert chart["Metal in stock"]["balances"] == [{"commodity": "XAU", "amount": "7.5"}]
    assert {"part": "MAKING", "event": None, "account": {"name": "Making charges"}} in books["postingTable"]
    [edge] = books["journal"]["edges"]
    assert edge["node"] == {
        "event": "SALE",
        "note": "",
        "postedOn": "2026-11-20",
        "postedBy": None,
        "branch": {"code": "MAIN"},
        "lines": [
            {
                "position": 1,
                "part": "PAYMENT_CASH",
                "commodity": "IRR",
                "amount": "64443000",
                "account": {"name": "Cash in hand"},
            },
            {
                "position": 2,
                "part": "MAKING",
                "commodity": "IRR",
                "amount": "-64443000",
                "account": {"name": "Making charges"},
            },
        ],
    }
    assert books["journal"]["pageInfo"]["hasNextPage"]
    assert books["ledgerReport"]["sections"][0]["lines"][0] == {
        "label": "Cash in hand",
        "code": "1101",
        "commodity": "IRR",
        "opening": "0",
        "debit": "64443000",
        "credit": "0",
        "amount": "64443000",
    }
    assert books["ledgerReport"]["fileUrl"] == (
        "/files/books/trial-balance.pdf?from=2026-11-01&to=2026-11-30&language=fa"
    )
    assert books["ledgerReport"]["totals"] == [
        {"label": "Total", "commodity": "IRR", "amount": "0"},
        {"label": "Total", "commodity": "XAU", "amount": "0"},
    ]
    assert books["accountStatement"] == {
        "opening": [],
        "hasMore": False,
        "fileUrl": f"/files/books/accounts/{account(Use.CASH).pk}.csv?from=2026-11-01&to=2026-11-30",
        "lines": [
            {
                "event": "SALE",
                "postedOn": "2026-11-20",
                "commodity": "IRR",
                "amount": "64443000",
                "balance": "64443000",
                "account": {"name": "Cash in hand"},
            }
        ],
    }
    assert books["booksPeriod"] == {"closedThrough": None, "years": []}
    assert [row["span"] for row in books["reportSpans"]] == [
        "TODAY",
        "THIS_MONTH",
        "LAST_MONTH",
        "THIS_YEAR",
        "LAST_YEAR",
    ]


def test_a_persian_reads_persian_names(graph: Graph, shop: Tenant, token_for: TokenFor) -> None:
    answer = graph(BOOKS, variables(), shop=shop, token=token_for("owner", shop), language="fa").data

    assert answer["chartOfAccounts"][0]["account"]["name"] == "صندوق"


@pytest.mark.parametrize("role", Role)
def test_who_may_read_the_books(graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role) -> None:
    if role in (Role.PLATFORM_ADMIN, Role.PLATFORM_SUPPORT):
        return
    token = token_for("owner" if role == Role.OWNER else staff(role), shop)

    answer = graph("{ postingTable { part } }", shop=shop, token=token)

    assert answer.codes == ([] if role in (Role.OWNER, Role.MANAGER, Role.ACCOUNTANT) else ["FORBIDDEN"])


def test_another_shops_account_is_not_found(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor
) -> None:
    post(money(PartCode.PAYMENT_CASH, 5), money(PartCode.MAKING, -5), on=DAY)
    query = """query ($account: ID!, $period: PeriodInput!) {
      accountStatement(accountId: $account, period: $period) { lines { amount } }
    }"""

    answer = graph(query, variables(), shop=other_shop, token=token_for("owner", other_shop))

    assert answer.data["accountStatement"]["lines"] == []
