"""The books as files: for people who may see them, and nobody else."""

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from shared_apps.identity.choices import Role
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.customers.models import Customer
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode
from tests.ledger import account, gold, money, post
from tests.plugins.graphql import host_of
from tests.plugins.tenants import AddStaff, TokenFor

NOBODY = "00000000-0000-7000-8000-000000000000"

DAYS = "?from=2026-11-01&to=2026-11-30"
REPORTS = ["trial-balance", "income-statement", "balance-sheet", "cash-flow", "metal-statement"]


def fetch(client: Client, shop: Tenant, path: str, token: str | None = None) -> Any:
    headers = {"Host": host_of(shop)} | ({"Authorization": f"Bearer {token}"} if token else {})
    return client.get(path, headers=headers)


def content(response: Any) -> bytes:
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content)


def trade() -> None:
    post(gold(PartCode.METAL_STOCK, "12.5"), gold(PartCode.OPENING_EQUITY, "-12.5"), on=date(2026, 10, 31))
    post(money(PartCode.PAYMENT_CASH, 64_443_000), money(PartCode.MAKING, -64_443_000))


def test_the_trial_balance_as_csv_is_plain_numbers(client: Client, shop: Tenant, token_for: TokenFor) -> None:
    trade()

    response = fetch(client, shop, f"/files/books/trial-balance.csv{DAYS}&language=en", token_for("owner", shop))
    rows = list(csv.reader(io.StringIO(content(response).decode("utf-8-sig"))))

    assert rows == [
        ["Section", "Code", "Account", "Commodity", "Opening", "Debit", "Credit", "Balance"],
        ["", "1101", "Cash in hand", "IRR", "0", "64443000", "0", "64443000"],
        ["", "1131", "Metal in stock", "XAU", "12.5", "0", "0", "12.5"],
        ["", "5191", "Opening balances", "XAU", "-12.5", "0", "0", "-12.5"],
        ["", "6101", "Making charges", "IRR", "0", "0", "64443000", "-64443000"],
        ["", "", "Total", "IRR", "0", "64443000", "64443000", "0"],
        ["", "", "Total", "XAU", "0", "0", "0", "0"],
    ]
    assert response["Cache-Control"] == "private, no-store"


def test_a_workbook_holds_numbers(client: Client, shop: Tenant, token_for: TokenFor) -> None:
    trade()

    response = fetch(client, shop, f"/files/books/income-statement.xlsx{DAYS}&language=en", token_for("owner", shop))
    book = load_workbook(io.BytesIO(content(response)), read_only=True)
    rows = [tuple(cell.value for cell in row) for row in book.active.iter_rows()]
    book.close()

    assert rows == [
        ("Section", "Code", "Account", "Commodity", "Amount"),
        ("Income", "6101", "Making charges", "IRR", 64_443_000),
        ("Income", None, "Total", "IRR", 64_443_000),
        (None, None, "Result", "IRR", 64_443_000),
    ]


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("report", REPORTS)
def test_every_report_prints_in_both_languages(
    client: Client, shop: Tenant, token_for: TokenFor, report: str, language: str
) -> None:
    trade()

    path = f"/files/books/{report}.pdf{DAYS}&language={language}"
    pdf = content(fetch(client, shop, path, token_for("owner", shop)))

    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    # Of a line from right to left some readers give the signs in the order in which they are drawn.
    assert ("۱۴۰۵/۰۸/۱۰" if language == "fa" else "1405/08/10") in text + text[::-1]


def test_the_ledger_of_an_account_runs_in_the_shops_calendar(client: Client, shop: Tenant, token_for: TokenFor) -> None:
    trade()
    path = f"/files/books/accounts/{account(Use.CASH).pk}"
    token = token_for("owner", shop)

    rows = content(fetch(client, shop, f"{path}.csv{DAYS}&language=en", token)).decode("utf-8-sig").splitlines()
    pdf = content(fetch(client, shop, f"{path}.pdf{DAYS}&language=fa", token))

    assert rows[1:] == [",1405/08/29,Sale,,IRR,64443000,,64443000"]
    assert pdf.startswith(b"%PDF-")


def test_a_customers_statement_starts_with_what_was_owed(client: Client, shop: Tenant, token_for: TokenFor) -> None:
    customer = Customer.objects.create(name="=Sara")
    bought = money(PartCode.PAYMENT_ON_ACCOUNT, Decimal(50), customer_id=customer.pk)
    post(bought, money(PartCode.MAKING, -50), on=date(2026, 10, 1))
    post(money(PartCode.CASH, 20), money(PartCode.CUSTOMER_RECEIVABLE, -20, customer_id=customer.pk))

    path = f"/files/books/customers/{customer.pk}.csv{DAYS}&language=en"
    rows = content(fetch(client, shop, path, token_for("owner", shop))).decode("utf-8-sig").splitlines()

    assert rows[1:] == [",,Brought forward,,IRR,,,50", ",1405/08/29,Sale,,IRR,,20,30"]


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.MANAGER, 200), (Role.ACCOUNTANT, 200), (Role.CASHIER, 403), (Role.GOLDSMITH, 403)],
)
def test_who_may_fetch_the_books(
    client: Client, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role, status: int
) -> None:
    response = fetch(client, shop, f"/files/books/cash-flow.csv{DAYS}", token_for(staff(role), shop))

    assert response.status_code == status
    response.close()


def test_nobody_and_another_shop_get_nothing(
    client: Client, shop: Tenant, other_shop: Tenant, token_for: TokenFor
) -> None:
    path, token = f"/files/books/accounts/{account(Use.CASH).pk}.csv{DAYS}", token_for("owner", other_shop)

    assert fetch(client, shop, path).status_code == 401
    assert fetch(client, shop, path, token).status_code == 401
    assert fetch(client, other_shop, path, token).status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/files/books/gossip.csv{DAYS}", 404),
        (f"/files/books/cash-flow.csv{DAYS}&branch=x", 404),
        (f"/files/books/cash-flow.csv{DAYS}&branch={NOBODY}", 404),
        (f"/files/books/cash-flow.csv{DAYS}&language=xx", 404),
        (f"/files/books/customers/{NOBODY}.csv{DAYS}", 404),
        ("/files/books/cash-flow.csv?from=2026-11-01", 400),
        ("/files/books/cash-flow.csv?from=2026-11-30&to=2026-11-01", 400),
    ],
)
def test_what_cannot_be_is_refused(client: Client, shop: Tenant, token_for: TokenFor, path: str, status: int) -> None:
    assert fetch(client, shop, path, token_for("owner", shop)).status_code == status


def test_a_branch_prints_its_name(client: Client, shop: Tenant, token_for: TokenFor) -> None:
    branch = Branch.objects.get(is_default=True)

    path = f"/files/books/balance-sheet.pdf{DAYS}&language=en&branch={branch.pk}"
    pdf = content(fetch(client, shop, path, token_for("owner", shop)))

    assert branch.name in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
