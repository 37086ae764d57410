"""Changing the books through the graph: who may, and how a refusal looks."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import Account, JournalEntry, PeriodLock, PostingRule, YearClose
from tests.graph.conftest import Ask
from tests.ledger import account, gold, money, post
from tests.plugins.graphql import Graph
from tests.plugins.tenants import AddStaff, TokenFor

MUTATION = "mutation ($input: %s!) { %s(input: $input) { __typename ... on Problem { code path } %s } }"


def document(name: str, extra: str = "") -> str:
    return MUTATION % (f"{name[0].upper()}{name[1:]}Input", name, extra)


def key() -> str:
    return str(uuid.uuid4())


def id_of(use: Use) -> str:
    return to_base64("LedgerAccount", account(use).pk)


def entry(*amounts: str, day: str = "2026-11-20") -> dict[str, Any]:
    uses = [Use.RENT, Use.BANK, Use.CASH]
    return {
        "idempotencyKey": key(),
        "branchId": to_base64("Branch", Branch.objects.get(is_default=True).pk),
        "postedOn": day,
        "note": "November",
        "lines": [
            {"accountId": id_of(use), "commodity": "IRR", "amount": amount}
            for use, amount in zip(uses, amounts, strict=False)
        ],
    }


def test_an_entry_is_posted_and_undone(ask: Ask) -> None:
    posted = document(
        "postManualEntry", "... on PostManualEntrySuccess { entry { id note postedBy lines { amount } } }"
    )
    undone = document("reverseJournalEntry", "... on ReverseJournalEntrySuccess { reversal { reverses { id } } }")

    made = ask(posted, {"input": entry("500", "-500")}).data["postManualEntry"]["entry"]
    reversal = {"idempotencyKey": key(), "entryId": made["id"], "postedOn": "2026-11-21", "note": "Twice"}
    back = ask(undone, {"input": reversal}).data["reverseJournalEntry"]
    again = ask(undone, {"input": {**reversal, "idempotencyKey": key()}}).data["reverseJournalEntry"]

    assert (made["note"], made["postedBy"]) == ("November", "Owner of aurum")
    assert made["lines"] == [{"amount": "500"}, {"amount": "-500"}]
    assert back["reversal"]["reverses"]["id"] == made["id"]
    assert (again["__typename"], again["code"]) == ("AlreadyReversed", "ALREADY_REVERSED")
    assert JournalEntry.objects.count() == 2


def test_an_unbalanced_entry_says_by_how_much(ask: Ask) -> None:
    query = document("postManualEntry", "... on Unbalanced { differences { commodity amount } }")

    answer = ask(query, {"input": entry("500", "-400")}).data["postManualEntry"]

    assert answer["__typename"] == "Unbalanced"
    assert answer["differences"] == [{"commodity": "IRR", "amount": "100"}]
    assert not JournalEntry.objects.exists()


def test_a_period_is_closed_and_opened(ask: Ask) -> None:
    closed = ask(document("closePeriod"), {"input": {"through": "2026-10-31"}}).data["closePeriod"]
    again = ask(document("closePeriod"), {"input": {"through": "2026-10-01"}}).data["closePeriod"]
    refused = ask(document("postManualEntry"), {"input": entry("5", "-5", day="2026-10-31")}).data["postManualEntry"]
    opened = ask(document("reopenPeriod"), {"input": {}}).data["reopenPeriod"]

    assert [answer["__typename"] for answer in (closed, again, refused, opened)] == [
        "ClosePeriodSuccess",
        "PeriodNotOpen",
        "PeriodClosed",
        "ReopenPeriodSuccess",
    ]
    assert PeriodLock.objects.get().closed_through is None
    assert not JournalEntry.objects.exists()


def test_a_year_is_closed_and_opened(ask: Ask) -> None:
    query = document("closeYear", "... on CloseYearSuccess { year { id lastOn } }")

    year = ask(query, {"input": {"idempotencyKey": key(), "lastOn": "2026-03-20"}}).data["closeYear"]["year"]
    again = ask(query, {"input": {"idempotencyKey": key(), "lastOn": "2026-03-20"}}).data["closeYear"]
    opened = ask(document("reopenYear"), {"input": {"yearId": year["id"]}}).data["reopenYear"]
    gone = ask(document("reopenYear"), {"input": {"yearId": year["id"]}}).data["reopenYear"]

    assert year["lastOn"] == "2026-03-20"
    assert [answer["__typename"] for answer in (again, opened, gone)] == ["YearClosed", "ReopenYearSuccess", "NotFound"]
    assert YearClose.objects.get().reopened_at is not None


def test_the_posting_table_and_the_chart_change(ask: Ask) -> None:
    rule = {"part": "CASH", "event": "BUY_BACK", "accountId": id_of(Use.BANK)}
    added = {"idempotencyKey": key(), "code": "8105", "name": "Insurance", "group": "OPERATING"}
    out_of_use = {"accountId": id_of(Use.MAKING), "code": "6101", "name": "Making", "isActive": False}

    table = ask(document("setPostingRule"), {"input": rule}).data["setPostingRule"]
    account_added = ask(document("addAccount"), {"input": added}).data["addAccount"]
    in_use = ask(document("updateAccount", "... on AccountInUse { parts }"), {"input": out_of_use}).data[
        "updateAccount"
    ]

    assert table["__typename"] == "SetPostingRuleSuccess"
    assert PostingRule.objects.get(part=PartCode.CASH, event="BUY_BACK").account == account(Use.BANK)
    assert account_added["__typename"] == "AddAccountSuccess"
    assert (in_use["__typename"], in_use["parts"]) == ("AccountInUse", ["MAKING"])
    assert Account.objects.get(pk=account(Use.MAKING).pk).is_active


def test_metal_is_valued(ask: Ask) -> None:
    post(
        gold(PartCode.SCRAP_STOCK, 8),
        gold(PartCode.METAL_TRADING, -8),
        money(PartCode.METAL_BOUGHT, 800),
        money(PartCode.CASH, -800),
    )
    query = document("revalueMetal", "... on MetalRateMissing { metal }")

    def value(**rates: str) -> dict[str, Any]:
        given = [{"metal": metal, "perFineGram": rate} for metal, rate in rates.items()]
        answer = ask(query, {"input": {"idempotencyKey": key(), "postedOn": "2026-11-20", "rates": given}})
        result: dict[str, Any] = answer.data["revalueMetal"]
        return result

    missing, done, again = value(XAG="1"), value(XAU="110"), value(XAU="110")

    assert (missing["__typename"], missing["metal"]) == ("MetalRateMissing", "XAU")
    assert (done["__typename"], again["__typename"]) == ("RevalueMetalSuccess", "NothingToRevalue")
    assert JournalEntry.objects.count() == 2


def _made_entry() -> str:
    return to_base64("JournalEntry", post(money(PartCode.PAYMENT_CASH, 1), money(PartCode.MAKING, -1)))


BOOKKEEPERS = {Role.OWNER, Role.ACCOUNTANT}
CHANGES: dict[str, tuple[set[Role], Callable[[], dict[str, Any]]]] = {
    "postManualEntry": (BOOKKEEPERS, lambda: entry("5", "-5")),
    "reverseJournalEntry": (
        BOOKKEEPERS,
        lambda: {"idempotencyKey": key(), "entryId": _made_entry(), "postedOn": "2026-11-20", "note": "x"},
    ),
    "revalueMetal": (BOOKKEEPERS, lambda: {"idempotencyKey": key(), "postedOn": "2026-11-20", "rates": []}),
    "closePeriod": (BOOKKEEPERS, lambda: {"through": "2026-10-31"}),
    "closeYear": (BOOKKEEPERS, lambda: {"idempotencyKey": key(), "lastOn": "2026-03-20"}),
    "setPostingRule": (BOOKKEEPERS, lambda: {"part": "CASH", "accountId": id_of(Use.BANK)}),
    "addAccount": (
        BOOKKEEPERS,
        lambda: {"idempotencyKey": key(), "code": "9", "name": "Nine", "group": "OPERATING"},
    ),
    "updateAccount": (
        BOOKKEEPERS,
        lambda: {"accountId": id_of(Use.RENT), "code": "9", "name": "Nine", "isActive": True},
    ),
    "reopenPeriod": ({Role.OWNER}, dict),
    "reopenYear": ({Role.OWNER}, lambda: {"yearId": to_base64("YearClose", uuid.uuid4())}),
}


@pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER, Role.CASHIER, Role.GOLDSMITH, Role.ACCOUNTANT])
@pytest.mark.parametrize("name", CHANGES)
def test_who_may_change_the_books(
    graph: Graph, shop: Tenant, staff: AddStaff, token_for: TokenFor, name: str, role: Role
) -> None:
    allowed, asked = CHANGES[name]
    token = token_for("owner" if role == Role.OWNER else staff(role), shop)

    answer = graph(document(name), {"input": asked()}, shop=shop, token=token)

    assert answer.codes == ([] if role in allowed else ["FORBIDDEN"])


@pytest.mark.parametrize("name", CHANGES)
def test_only_people_of_this_shop_change_its_books_and_only_here(
    graph: Graph, shop: Tenant, other_shop: Tenant, token_for: TokenFor, name: str
) -> None:
    asked = {"input": CHANGES[name][1]()}

    assert graph(document(name), asked, shop=shop).codes == ["UNAUTHENTICATED"]
    assert graph(document(name), asked, shop=shop, token=token_for("owner", other_shop)).codes == ["UNAUTHENTICATED"]
    assert graph(document(name), asked).codes == ["WRONG_HOST"]
