"""A shop comes from another program and gets a usable stock, with every row that is of no use in its hand."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.db.models import Sum

from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item
from tenant_apps.imports.choices import ImportKind, ImportStatus
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.selectors.unusable_rows import unusable_rows
from tenant_apps.imports.services.inspect_file import inspect_file
from tenant_apps.stock.models import Level, Movement
from tests.services.imports.conftest import Import
from tests.services.imports.foreign import CODES, GOOD, HEADER, REPEATED, UNUSABLE, WITHOUT_SKU, catalogue

pytestmark = [pytest.mark.usefixtures("no_limits"), pytest.mark.timeout(120)]


def suggested(text: str) -> dict[str, dict[str, str]]:
    content = text.encode()
    return inspect_file(kind=ImportKind.ITEMS, file=ContentFile(content), size=len(content)).suggested


def problems_of(job: ImportJob) -> set[tuple[str, str]]:
    with job.report.open("rb") as report:
        lines = csv.DictReader(io.TextIOWrapper(report, encoding="utf-8-sig", newline=""))
        return {(line[HEADER[0]], line["Code"]) for line in lines if line["Severity"] == "Error"}


def test_the_mapping_is_guessed(shop: Tenant) -> None:
    fields = ["sku", "name", "category", "metal", "gross_weight", "fixed_price", "quantity"]

    assert suggested(catalogue().text) == {
        name: {"column": column} for name, column in zip(fields, HEADER, strict=True)
    }


def test_a_foreign_catalogue_becomes_a_usable_stock(shop: Tenant, import_file: Import) -> None:
    told = catalogue()

    job = import_file(told.text, suggested(told.text), skips_bad_rows=True)

    assert (job.status, job.totals) == (
        ImportStatus.DONE,
        {
            "rows": GOOD + REPEATED + len(UNUSABLE), "new": GOOD, "updated": 0, "unchanged": 0, "dropped": REPEATED,
            "skipped": len(UNUSABLE), "bad": len(UNUSABLE), "warnings": REPEATED,
        },
    )  # fmt: skip
    assert problems_of(job) == CODES
    stock = Movement.objects.values_list("item__metal").annotate(Sum("fine_weight")).order_by("item__metal")
    assert dict(stock) == told.fine
    assert Level.objects.aggregate(Sum("quantity"))["quantity__sum"] == told.pieces
    assert Item.objects.aggregate(Sum("fixed_price"))["fixed_price__sum"] == told.prices
    assert Item.objects.filter(sku__startswith="I-").count() == WITHOUT_SKU
    ring = Item.objects.select_related("category").get(sku="A-0005")
    assert (ring.metal, ring.fineness, ring.gross_weight, ring.tracking) == ("XAU", 750, Decimal("1.035"), "QUANTITY")
    assert ring.category is not None
    assert ring.category.name == "Ringe"


def test_the_same_file_again_changes_nothing(shop: Tenant, import_file: Import) -> None:
    text = catalogue().text
    import_file(text, suggested(text), skips_bad_rows=True)

    again = import_file(text, suggested(text), skips_bad_rows=True)

    assert (again.totals["new"], again.totals["updated"], again.totals["unchanged"]) == (0, 0, GOOD)


def test_unusable_rows_are_put_right_and_imported(shop: Tenant, import_file: Import) -> None:
    text = catalogue().text
    mapping = suggested(text)
    job = import_file(text, mapping, skips_bad_rows=True)

    header, *rows = unusable_rows(job)

    assert header == [*HEADER, "Problem"]
    assert [row[:-1] for row in rows] == UNUSABLE
    assert rows[1][-1] == "Material: This is plated: write the metal that it is made of."
    assert rows[6][-1].count(" · ") == 1
    repaired = [["A-9999", *rows[0][1:]], [*rows[1][:3], "Silver 925", *rows[1][4:]]]
    file = io.StringIO()
    csv.writer(file).writerows([header, *repaired])

    done = import_file(file.getvalue(), mapping)

    assert (done.status, done.totals["new"], done.totals["bad"]) == (ImportStatus.DONE, 2, 0)
    assert dict(Item.objects.filter(sku__in=["A-9999", "X-1"]).values_list("sku", "metal")) == {
        "A-9999": "XAU",
        "X-1": "XAG",
    }


def test_two_cells_that_contradict_each_other_are_told(shop: Tenant, import_file: Import) -> None:
    columns = {name: {"column": name} for name in ("sku", "name", "metal", "fineness")}

    job = import_file("sku,name,metal,fineness\nA,Ring,Gold 14ct.,750\n", columns)

    assert [(problem["row"], problem["column"], problem["code"]) for problem in job.problems] == [
        (2, "fineness", "DIFFERS")
    ]
