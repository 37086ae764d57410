"""History of sales made elsewhere: every row is in a document or in the report, and no amount is touched."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from pytest_django import Settings

from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.imports.choices import ImportKind, ImportStatus
from tenant_apps.imports.mapping import suggested_mapping
from tenant_apps.imports.models import ImportJob
from tenant_apps.sales.models import Payment, Sale, SaleLine
from tenant_apps.stock.models import Movement
from tests.plugins.graphql import Graph
from tests.plugins.tenants import TokenFor
from tests.services.imports.conftest import Import, shared_file, truth

HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
MAPPING = suggested_mapping(ImportKind.SALES, HEADER.strip().split(","))
ROWS = """536365,85123A,Holder,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
C536379,D,Discount,-1,2010-12-01 09:41:00,27.505,14527.0,United Kingdom
536365,71053,Lantern,2,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
A563186,B,Adjust bad debt,1,2011-08-31 23:30:00,-11062.06,,United Kingdom
"""


@pytest.fixture
def london(shop: Tenant) -> Tenant:
    shop.time_zone, shop.currency = "Europe/London", "GBP"
    return shop


def told(job: ImportJob) -> list[tuple[int, str, str]]:
    return [(problem["row"], problem["column"], problem["code"]) for problem in job.problems]


def test_makes_one_document_of_an_invoice(london: Tenant, import_file: Import) -> None:
    job = import_file(HEADER + ROWS, MAPPING, kind=ImportKind.SALES)

    assert (job.status, job.totals["new"], told(job)) == (ImportStatus.DONE, 4, [(5, "CustomerID", "NO_CUSTOMER")])
    found = Sale.objects.order_by("sold_at").values_list("number", "kind", "source", "total", "customer__name")
    assert list(found) == [
        ("536365", "SALE", "IMPORT", Decimal("22.08"), "Customer 17850"),
        ("C536379", "REFUND", "IMPORT", Decimal("-27.505"), "Customer 14527"),
        ("A563186", "ADJUSTMENT", "IMPORT", Decimal("-11062.06"), None),
    ]
    lines = SaleLine.objects.filter(sale__number="536365").values_list(
        "position", "sku", "description", "quantity", "total"
    )
    assert list(lines) == [
        (1, "85123A", "Holder", Decimal(6), Decimal("15.30")),
        (2, "71053", "Lantern", Decimal(2), Decimal("6.78")),
    ]
    assert Sale.objects.get(number="A563186").sold_at == datetime(2011, 8, 31, 22, 30, tzinfo=UTC)
    assert Sale.objects.get(number="A563186").business_day == date(2011, 8, 31)
    assert (Payment.objects.count(), Movement.objects.count()) == (0, 0)


def test_imported_again_adds_nothing(london: Tenant, import_file: Import) -> None:
    import_file(HEADER + ROWS, MAPPING, kind=ImportKind.SALES)

    job = import_file(HEADER + ROWS, MAPPING, kind=ImportKind.SALES)

    assert (job.totals["new"], job.totals["unchanged"]) == (0, 4)
    assert (Sale.objects.count(), SaleLine.objects.count(), Customer.objects.count()) == (3, 4, 2)


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        pytest.param(",1,x,1,2010-12-01 08:26:00,1,1,UK", "InvoiceNo", "REQUIRED", id="no number"),
        pytest.param("7,1,x,0,2010-12-01 08:26:00,1,1,UK", "Quantity", "ZERO", id="nothing sold"),
        pytest.param("7,1,x,one,2010-12-01 08:26:00,1,1,UK", "Quantity", "NOT_A_NUMBER", id="wrong type"),
        pytest.param("7,1,x,1,yesterday,1,1,UK", "InvoiceDate", "NOT_A_TIME", id="no time"),
        pytest.param("7,1,x,1,2010-12-01 08:26:00,-1,1,UK", "UnitPrice", "NEGATIVE", id="negative price"),
        pytest.param("7,1,x,1,2010-12-01 08:26:00,0.00001,1,UK", "UnitPrice", "TOO_PRECISE", id="too precise"),
        pytest.param("7,1,x,9,2010-12-01 08:26:00,9999999999999999,1,UK", "UnitPrice", "TOO_LARGE", id="too large"),
        pytest.param(f"7,1,{'x' * 201},1,2010-12-01 08:26:00,1,1,UK", "Description", "TOO_LONG", id="long text"),
    ],
)
def test_one_bad_row_refuses_the_whole_file(
    london: Tenant, import_file: Import, row: str, column: str, code: str
) -> None:
    job = import_file(f"{HEADER}{ROWS}{row}\n", MAPPING, kind=ImportKind.SALES)

    assert job.status == ImportStatus.REFUSED
    assert told(job)[0] == (6, column, code)
    assert (Sale.objects.count(), SaleLine.objects.count(), Customer.objects.count()) == (0, 0, 0)


def test_what_is_odd_is_taken_and_told(london: Tenant, import_file: Import) -> None:
    odd = "7,1,,-5,2010-12-01 08:26:00,0,,UK\n8,1,x,1,2010-12-01 08:26:00,1,1,UK\n8,1,x,1,2010-12-01 08:26:00,1,1,UK\n"

    job = import_file(HEADER + odd, MAPPING, kind=ImportKind.SALES)

    assert [code for _row, _column, code in told(job)] == [
        "ZERO_PRICE", "NEGATIVE_QUANTITY", "NO_DESCRIPTION", "NO_CUSTOMER", "DUPLICATE_ROW",
    ]  # fmt: skip
    assert dict(Sale.objects.values_list("number", "kind")) == {"7": "ADJUSTMENT", "8": "SALE"}
    assert SaleLine.objects.count() == 3


@pytest.mark.timeout(600)
def test_the_months_of_a_real_retailer_add_up_to_the_penny(
    london: Tenant, import_file: Import, graph: Graph, token_for: TokenFor, settings: Settings
) -> None:
    settings.STATEMENT_TIMEOUT_MS = 30 * 60 * 1000  # a worker's, which is where imports run
    content, known = shared_file("online_retail_uci.csv.gz"), truth("online_retail_uci")

    job = import_file(content, MAPPING, kind=ImportKind.SALES)

    assert (job.status, job.totals["new"], job.totals["bad"]) == (ImportStatus.DONE, known["rows"], 0)
    assert SaleLine.objects.count() == known["rows"]
    assert Sale.objects.count() == known["invoices_all"]
    assert Sale.objects.filter(kind="REFUND").count() == known["cancellation_invoices"]
    assert Customer.objects.count() == known["customers_non_null"]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    query = '{ monthlyRevenue(fromMonth: "2010-12", toMonth: "2011-12") { month netRevenue } }'
    answer = graph(query, shop=london, token=token_for("owner", london)).data["monthlyRevenue"]
    months = {month["month"]: Decimal(month["netRevenue"]) for month in answer}
    assert months == {month: Decimal(str(amount)) for month, amount in known["net_revenue_by_month"].items()}
