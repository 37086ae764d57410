"""53,940 real stones: no SKU, exact duplicates, impossible dimensions."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from django.db.models import Count, Sum

from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item, Stone
from tenant_apps.imports.choices import ImportKind, ImportStatus
from tenant_apps.imports.mapping import suggested_mapping
from tenant_apps.imports.models import ColumnMapping, ImportJob
from tenant_apps.imports.services.save_column_mapping import save_column_mapping
from tenant_apps.stock.models import Level
from tests.services.imports.conftest import Import, shared_file, truth

HEADER = ("carat", "cut", "color", "clarity", "depth", "table", "price", "x", "y", "z")


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("no_limits")
def test_imports_as_loose_stones_through_a_saved_mapping(shop: Tenant, import_file: Import) -> None:
    content, known = shared_file("diamonds.csv.gz"), truth("diamonds")
    save_column_mapping(
        kind=ImportKind.ITEMS, name="Stone list", columns=suggested_mapping(ImportKind.ITEMS, list(HEADER))
    )
    mapping = ColumnMapping.objects.get(name="Stone list").columns
    rows = [line.replace('"', "").split(",") for line in content.decode().splitlines()[1:]]
    bad = [row for row in rows if any(not 0 < Decimal(side) <= 30 for side in row[7:])]

    refused = import_file(content, mapping)
    assert (refused.status, Item.objects.count()) == (ImportStatus.REFUSED, 0)
    job = import_file(content, mapping, skips_bad_rows=True)

    assert len(rows) == known["rows"]
    assert len(bad) == known["zero_dimension_rows"] + known["absurd_dimension_rows_over_30mm"]
    assert (job.status, job.totals["bad"], job.totals["new"]) == (ImportStatus.DONE, len(bad), len(rows) - len(bad))
    assert job.totals["warnings"] == known["exact_duplicate_excess_rows"] - _excess(bad)
    assert _stones() == (
        len(rows) - len(bad),
        Decimal(str(known["sum_carat"])) - sum(Decimal(row[0]) for row in bad),
        known["sum_price"] - sum(int(row[6]) for row in bad),
    )
    cuts = dict(Stone.objects.values_list("cut").annotate(Count("pk")).order_by())
    assert cuts == {cut: sums["n"] - [row[1] for row in bad].count(cut) for cut, sums in known["by_cut"].items()}
    assert Level.objects.aggregate(stones=Sum("quantity"))["stones"] == len(rows) - len(bad)
    assert _bad_rows_in(job) == len(bad)


def _excess(rows: Sequence[list[str]]) -> int:
    return len(rows) - len({tuple(row) for row in rows})


def _stones() -> tuple[int, Decimal, Decimal]:
    sums = Stone.objects.aggregate(n=Count("pk"), carat=Sum("carat"), price=Sum("price"))
    return sums["n"], sums["carat"], sums["price"]


def _bad_rows_in(job: ImportJob) -> int:
    with job.report.open("rb") as report:
        lines = report.read().decode("utf-8-sig").splitlines()
    return len({line.split(",")[0] for line in lines if ",Error," in line})
