"""Items from files: all or nothing, every refusal named by row and column, and nothing twice."""

import uuid
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from project.errors import InvalidInput, LimitReached
from shared_apps.billing.models import Subscription
from shared_apps.events.models import OutboxEvent
from shared_apps.events.subscribe import handlers_of
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.models import Category, Item
from tenant_apps.imports.choices import ImportKind, ImportStatus
from tenant_apps.imports.errors import FileNotReadable
from tenant_apps.imports.events import ImportRequested
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.services import run_import as running
from tenant_apps.imports.services.run_import import run_import
from tenant_apps.imports.services.start_import import start_import
from tenant_apps.stock.models import Level, Movement
from tests.services.imports.conftest import Import, columns

RINGS = """sku,name,name_fa,category,metal,fineness,gross_weight,quantity,tracking
R-1,Ring,حلقه,Rings/Wedding,Gold,18k,"4,25",1,PIECE
R-2,Band,,Rings,XAU,750,۳٫۱,3,QUANTITY
"""
ALL = columns("sku", "name", "name_fa", "category", "metal", "fineness", "gross_weight", "quantity", "tracking")
NAMED = columns("sku", "name")


def told(job: ImportJob) -> list[tuple[int | None, str, str]]:
    return [(problem["row"], problem["column"], problem["code"]) for problem in job.problems]


def test_writes_items_categories_and_opening_stock(shop: Tenant, import_file: Import) -> None:
    job = import_file(RINGS, ALL)

    assert (job.status, job.totals) == (
        ImportStatus.DONE,
        {"rows": 2, "new": 2, "updated": 0, "unchanged": 0, "dropped": 0, "skipped": 0, "bad": 0, "warnings": 0},
    )
    ring, band = Item.objects.select_related("category").order_by("sku")
    assert (ring.name_translations, ring.metal, ring.fineness) == ({"fa": "حلقه"}, "XAU", Decimal(750))
    assert (ring.gross_weight, ring.net_weight) == (Decimal("4.25"), Decimal("4.25"))
    assert ring.category is not None
    assert ring.category.path == [band.category_id, ring.category_id]
    assert Category.objects.count() == 2
    assert dict(Level.objects.values_list("item__sku", "quantity")) == {"R-1": 1, "R-2": 3}
    assert set(Movement.objects.values_list("kind", "reference_id")) == {("OPENING", job.pk)}
    assert Item.objects.matching("حلقه").get() == ring


def test_a_dry_run_shows_what_would_change_and_writes_nothing(shop: Tenant, import_file: Import) -> None:
    import_file(RINGS, ALL)
    changed = RINGS.replace("Band", "Bangle").replace(",3,QUANTITY", ",5,QUANTITY") + "R-3,New,,,,,,0,\n"

    job = import_file(changed, ALL, is_dry_run=True)

    assert job.status == ImportStatus.CHECKED
    assert (job.totals["new"], job.totals["updated"], job.totals["unchanged"]) == (1, 1, 1)
    assert job.preview[0] == {
        "row": 3,
        "change": "UPDATED",
        "values": {"sku": "R-2", "name": "Band → Bangle", "quantity": "5"},
    }
    assert list(Item.objects.order_by("sku").values_list("name", flat=True)) == ["Ring", "Band"]
    assert Level.objects.get(item__sku="R-2").quantity == 3


def test_imported_again_changes_only_what_differs(shop: Tenant, import_file: Import) -> None:
    import_file(RINGS, ALL)
    there = dict(Item.objects.values_list("sku", "pk"))

    job = import_file(RINGS.replace("Band", "Bangle").replace(",3,QUANTITY", ",5,QUANTITY"), ALL)

    assert (job.totals["new"], job.totals["updated"], job.totals["unchanged"]) == (0, 1, 1)
    assert dict(Item.objects.values_list("sku", "pk")) == there
    assert Item.objects.get(sku="R-2").name == "Bangle"
    assert list(Movement.objects.filter(kind="IMPORT").values_list("item__sku", "quantity")) == [("R-2", 2)]


def test_an_empty_cell_says_nothing(shop: Tenant, import_file: Import) -> None:
    import_file(RINGS, ALL)

    job = import_file("sku,name,name_fa,category,metal,fineness,gross_weight,quantity,tracking\nR-1,,,,,,,,\n", ALL)

    assert job.totals["unchanged"] == 1


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        pytest.param("R-9,Ring,,,XAU,abc,1,1,PIECE", "fineness", "NOT_A_NUMBER", id="wrong type"),
        pytest.param("R-9,Ring,,,XAU,750,-1,1,PIECE", "gross_weight", "TOO_SMALL", id="negative weight"),
        pytest.param("R-9,Ring,,,XAU,750," + "9" * 25 + ",1,PIECE", "gross_weight", "TOO_LARGE", id="huge number"),
        pytest.param("R-9,Ring,,,XAU,750,1.00001,1,PIECE", "gross_weight", "TOO_PRECISE", id="too precise"),
        pytest.param("R-9,Ring,,,XAU,1001,1,1,PIECE", "fineness", "TOO_LARGE", id="finer than fine"),
        pytest.param("R-9,Ring,,,Tin,750,1,1,PIECE", "metal", "UNKNOWN", id="no such metal"),
        pytest.param("R-9,,,,XAU,750,1,1,PIECE", "name", "REQUIRED", id="no name"),
        pytest.param("R-9," + "n" * 201 + ",,,XAU,750,1,1,PIECE", "name", "TOO_LONG", id="long name"),
        pytest.param("R-9,Ri\x07ng,,,XAU,750,1,1,PIECE", "name", "UNUSABLE_CHARACTERS", id="control character"),
        pytest.param("R-9,Ring,,,XAU,750,1,2,PIECE", "quantity", "NOT_ONE_PIECE", id="two of a unique piece"),
        pytest.param("R-9,Ring,,,XAU,750,1,-1,QUANTITY", "quantity", "TOO_SMALL", id="negative stock"),
        pytest.param("R-9,Ring,,,XAU,750,1,1.5,QUANTITY", "quantity", "NOT_WHOLE", id="half a count"),
        pytest.param("R-9,Ring,,,XAU,,1,1,PIECE", "fineness", "REQUIRED", id="metal without fineness"),
        pytest.param("R-9,Ring,,,XAU,750,1,1,PIECE,more", "#row", "TOO_MANY_CELLS", id="too many cells"),
        pytest.param("R-1,Ring,,,XAU,750,1,1,PIECE", "sku", "DUPLICATE", id="SKU twice in the file"),
    ],
)  # fmt: skip
def test_one_bad_row_refuses_the_whole_file(
    shop: Tenant, import_file: Import, row: str, column: str, code: str
) -> None:
    job = import_file(RINGS + row + "\n", ALL)

    assert (job.status, told(job)) == (ImportStatus.REFUSED, [(4, column, code)])
    assert job.problems[0]["message"]
    assert (Item.objects.count(), Category.objects.count(), Movement.objects.count()) == (0, 0, 0)


def test_leaves_bad_rows_out_when_asked_and_lists_them_in_the_report(shop: Tenant, import_file: Import) -> None:
    job = import_file(RINGS + "R-9,=Ring,,,XAU,abc,1,1,PIECE\n", ALL, skips_bad_rows=True)

    assert (job.status, job.totals["new"], job.totals["skipped"]) == (ImportStatus.DONE, 2, 1)
    assert Item.objects.count() == 2
    with job.report.open("rb") as report:
        header, bad = report.read().decode("utf-8-sig").splitlines()
    assert header.startswith("Row,Severity,Column,Code,Problem,sku,name")
    assert bad == "4,Error,fineness,NOT_A_NUMBER,This is not a number.,R-9,'=Ring,,,XAU,abc,1,1,PIECE"


def test_a_barcode_names_one_item(shop: Tenant, import_file: Import) -> None:
    both = columns("sku", "name", "barcode")
    import_file("sku,name,barcode\nA,a,111\n", both)

    job = import_file("sku,name,barcode\nB,b,111\nC,c,222\nD,d,222\n", both)

    assert told(job) == [(2, "barcode", "TAKEN"), (4, "barcode", "DUPLICATE")]
    assert Item.objects.count() == 1


def test_rows_without_sku_get_one_that_the_same_file_finds_again(shop: Tenant, import_file: Import) -> None:
    stones = "carat,cut\n0.23,Ideal\n0.23,Ideal\n0.31,Good\n"
    mapping = {"stone_carat": {"column": "carat"}, "stone_cut": {"column": "cut"}} | columns(
        name="Diamond", item_class="LOOSE_STONE", quantity="1"
    )

    first, second = import_file(stones, mapping), import_file(stones, mapping)

    assert (first.totals["new"], second.totals["unchanged"], Item.objects.count()) == (3, 3, 3)
    assert told(first) == [(3, "#row", "DUPLICATE_ROW")]
    assert {item.gross_weight for item in Item.objects.all()} == {Decimal("0.046"), Decimal("0.062")}


def test_a_unique_piece_is_in_one_branch(shop: Tenant, import_file: Import) -> None:
    import_file(RINGS, ALL)
    other = Branch.objects.create(code="B2", name="Second")

    job = import_file(RINGS, ALL, branch_id=other.pk)

    assert told(job) == [(2, "quantity", "PIECE_IN_STOCK")]
    assert Level.objects.filter(branch=other).count() == 0


def test_the_plan_limits_the_number_of_items(shop: Tenant, import_file: Import) -> None:
    with in_public():
        Subscription.objects.filter(tenant_id=shop.pk).update(items_override=1)

    job = import_file(RINGS, ALL)

    assert (job.status, told(job)) == (ImportStatus.REFUSED, [(None, "", "LIMIT_REACHED")])
    assert Item.objects.count() == 0


def start(owner: User, content: bytes, key: uuid.UUID | None = None, **choices: object) -> ImportJob:
    return start_import(
        **{  # type: ignore[arg-type]  # a test names only what it is about
            "actor": owner,
            "idempotency_key": key or uuid.uuid4(),
            "kind": ImportKind.ITEMS,
            "file": ContentFile(content, name="rings.csv"),
            "columns": NAMED,
            "branch_id": None,
            "is_dry_run": False,
            "skips_bad_rows": False,
            **choices,
        }
    )


def test_the_plan_limits_the_files(shop: Tenant, import_file: Import) -> None:
    with in_public():
        Subscription.objects.filter(tenant_id=shop.pk).update(storage_mb_override=0)

    with pytest.raises(LimitReached) as refusal:
        import_file(RINGS, ALL)

    assert (refusal.value.facts["limit"], refusal.value.facts["allowed"]) == ("storage_mb", 0)
    assert not ImportJob.objects.exists()


def test_a_job_delivered_twice_imports_once(shop: Tenant, owner: User) -> None:
    job = start(owner, b"sku,name\nA,a\n")

    assert run_import(job_id=job.pk, now=timezone.now()) is not None
    assert run_import(job_id=job.pk, now=timezone.now()) is None
    assert Item.objects.count() == 1


def test_the_request_reaches_a_worker_of_the_shop(shop: Tenant, owner: User) -> None:
    job = start(owner, b"sku,name\nA,a\n")
    with in_public():
        payload = OutboxEvent.objects.get(name=ImportRequested.NAME).payload

    for handler in handlers_of(ImportRequested.NAME):
        handler(schema_name=shop.schema_name, event_id=str(uuid.uuid4()), **payload)

    job.refresh_from_db()
    assert (job.status, Item.objects.get().sku) == (ImportStatus.DONE, "A")


def test_a_job_that_died_can_run_again(shop: Tenant, owner: User) -> None:
    job = start(owner, b"sku,name\nA,a\n")
    ImportJob.objects.filter(pk=job.pk).update(status=ImportStatus.RUNNING)

    done = run_import(job_id=job.pk, now=timezone.now())

    assert done is not None
    assert done.status == ImportStatus.DONE


def test_a_mistake_of_ours_fails_the_job_in_words(shop: Tenant, owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(**_: object) -> None:
        Category.objects.create(name="half done", path=[])
        raise ZeroDivisionError

    monkeypatch.setitem(running.IMPORTERS, ImportKind.ITEMS, breaks)
    job = start(owner, b"sku,name\nA,a\n")

    with pytest.raises(ZeroDivisionError):
        run_import(job_id=job.pk, now=timezone.now())

    job.refresh_from_db()
    assert (job.status, job.problems[0]["code"]) == (ImportStatus.FAILED, "FAILED")
    assert Category.objects.count() == 0


def test_the_same_request_twice_is_one_job(shop: Tenant, owner: User) -> None:
    key = uuid.uuid4()

    assert start(owner, b"sku,name\nA,a\n", key) == start(owner, b"sku,name\nA,a\n", key)
    with pytest.raises(IdempotencyKeyReused):
        start(owner, b"sku,name\nB,b\n", key)
    assert ImportJob.objects.count() == 1


def test_refuses_a_file_without_the_mapped_column(shop: Tenant, owner: User) -> None:
    with pytest.raises(FileNotReadable) as refused:
        start(owner, b"sku,title\nA,a\n")

    assert refused.value.facts == {"reason": "NO_COLUMN", "column": "name"}
    assert ImportJob.objects.count() == 0


@pytest.mark.parametrize(
    ("mapping", "paths"),
    [
        ({"sku": {"column": "sku"}}, ["columns.name"]),
        ({**NAMED, "colour": {"column": "c"}}, ["columns.colour"]),
        ({**NAMED, "sku": "sku"}, ["columns.sku"]),
        ({**NAMED, "sku": {"column": 7}}, ["columns.sku"]),
        ([], ["columns"]),
    ],
)
def test_refuses_a_mapping_that_cannot_be_right(shop: Tenant, owner: User, mapping: object, paths: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        start(owner, b"sku,name\nA,a\n", columns=mapping)

    assert list(refused.value.fields) == paths
    assert ImportJob.objects.count() == 0
