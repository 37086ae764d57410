"""Imports as a client sees them: a file beside the operation, a job to watch, files to fetch."""

import json
import uuid
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.models import Item
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.progress import Progress, tell_progress
from tenant_apps.imports.services.run_import import run_import
from tests.factories.catalog import add_item
from tests.plugins.graphql import Graph, host_of
from tests.plugins.tenants import AddStaff, TokenFor

START = """mutation ($input: StartImportInput!) { startImport(input: $input) { __typename
  ... on StartImportSuccess { job { id status isDryRun fileName } }
  ... on FileNotReadable { reason message } ... on InvalidInput { fields { path code } } } }"""
INSPECT = """mutation ($input: InspectImportFileInput!) { inspectImportFile(input: $input) { __typename
  ... on InspectImportFileSuccess { look { columns sample rowCount suggested } }
  ... on FileNotReadable { code reason message } } }"""
JOB = """query ($id: ID!) { importJob(id: $id) { status totals { rows new bad warnings } reportUrl
  progress { done total stage } problems { row column code message isError } preview { row change values } } }"""
MAPPING = {"sku": {"column": "Code"}, "name": {"column": "نام"}}
type Upload = Callable[..., dict[str, Any]]


@pytest.fixture
def upload(client: Client, shop: Tenant, owner: User, token_for: TokenFor) -> Upload:
    """Send an operation with a file to shop A: ``upload(query, content, **input)``."""

    def send(query: str, content: bytes, *, user: User | None = None, **given: Any) -> dict[str, Any]:
        operations = {"query": query, "variables": {"input": {"kind": "ITEMS", "file": None, **given}}}
        body = {
            "operations": json.dumps(operations),
            "map": json.dumps({"0": ["variables.input.file"]}),
            "0": SimpleUploadedFile("rings.csv", content),
        }
        answer = _sent(client, shop, token_for(user or owner, shop), "post", "/graphql", data=body)
        content_of_answer: dict[str, Any] = json.loads(answer.content)
        return content_of_answer

    return send


def _sent(client: Client, shop: Tenant, token: str | None, method: str, path: str, **given: Any) -> Any:
    session: Any = connection
    entered = session.tenant
    headers = {"Host": host_of(shop)} | ({"Authorization": f"Bearer {token}"} if token else {})
    try:
        return getattr(client, method)(path, headers=headers, **given)
    finally:
        session.set_tenant(entered)


def start(upload: Upload, content: bytes, **given: Any) -> Any:
    choices = {"idempotencyKey": str(uuid.uuid4()), "columns": MAPPING, "isDryRun": False, **given}
    return upload(START, content, **choices)["data"]["startImport"]


def finish(started: Any) -> ImportJob:
    job = ImportJob.objects.get()
    assert started["__typename"] == "StartImportSuccess", started
    run_import(job_id=job.pk, now=timezone.now())
    job.refresh_from_db()
    return job


def test_looks_into_a_file(upload: Upload) -> None:
    answer = upload(INSPECT, "Code;نام;وزن\nA1;حلقه;۴٫۲۵\n".encode())["data"]["inspectImportFile"]

    assert answer["look"] == {
        "columns": ["Code", "نام", "وزن"],
        "sample": [["A1", "حلقه", "۴٫۲۵"]],
        "rowCount": 1,
        "suggested": {
            "sku": {"column": "Code"},
            "name": {"column": "نام"},
            "gross_weight": {"column": "وزن"},
        },
    }


def test_says_in_words_why_a_file_cannot_be_read(upload: Upload) -> None:
    answer = upload(INSPECT, b"a,b\n\x00,1\n")["data"]["inspectImportFile"]

    assert answer == {
        "__typename": "FileNotReadable",
        "code": "FILE_NOT_READABLE",
        "reason": "NUL",
        "message": "Row 2 contains NUL bytes: this is not a text file, or it is damaged.",
    }


def test_wants_the_file_beside_the_operation(graph: Graph, shop: Tenant, owner: User, token_for: TokenFor) -> None:
    answer = graph(INSPECT, {"input": {"kind": "ITEMS", "file": "sku,name"}}, shop=shop, token=token_for(owner, shop))

    assert answer.data["inspectImportFile"]["reason"] == "NO_FILE"


def test_imports_and_tells_what_came_of_it(
    upload: Upload, graph: Graph, shop: Tenant, owner: User, token_for: TokenFor
) -> None:
    started = start(upload, "Code;نام\nA1;حلقه\n".encode())
    assert started["job"]["status"] == "WAITING"
    finish(started)

    answer = graph(JOB, {"id": started["job"]["id"]}, shop=shop, token=token_for(owner, shop)).data["importJob"]

    assert answer["status"] == "DONE"
    assert answer["totals"] == {"rows": 1, "new": 1, "bad": 0, "warnings": 0}
    assert answer["preview"][0]["values"]["name"] == "حلقه"
    assert (answer["reportUrl"], answer["progress"]) == (None, None)
    assert Item.objects.get().name == "حلقه"


def test_shows_how_far_it_is_while_it_runs(
    upload: Upload, graph: Graph, shop: Tenant, owner: User, token_for: TokenFor
) -> None:
    started = start(upload, "Code;نام\nA1;حلقه\n".encode())
    job = ImportJob.objects.get()
    ImportJob.objects.update(status="RUNNING")
    tell_progress(job.pk, Progress(done=2_000, total=50_000, stage="READING"))

    answer = graph(JOB, {"id": started["job"]["id"]}, shop=shop, token=token_for(owner, shop)).data["importJob"]

    assert answer["progress"] == {"done": 2_000, "total": 50_000, "stage": "READING"}


def test_refuses_a_mapping_of_fields_that_do_not_exist(upload: Upload) -> None:
    answer = start(upload, "Code;نام\nA1;حلقه\n".encode(), columns={**MAPPING, "colour": {"column": "x"}})

    assert answer["fields"] == [{"path": ["columns", "colour"], "code": "UNKNOWN"}]
    assert ImportJob.objects.count() == 0


@pytest.mark.parametrize("query", [START, INSPECT])
def test_a_cashier_may_not_import(upload: Upload, staff: AddStaff, query: str) -> None:
    extra = {"idempotencyKey": str(uuid.uuid4()), "columns": MAPPING} if query == START else {}

    answer = upload(query, b"Code\n1\n", user=staff(Role.CASHIER), **extra)

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert ImportJob.objects.count() == 0


def test_keeps_a_mapping_under_its_name(graph: Graph, shop: Tenant, owner: User, token_for: TokenFor) -> None:
    token = token_for(owner, shop)
    save = "mutation ($i: SaveColumnMappingInput!) { saveColumnMapping(input: $i) { __typename } }"
    for columns in ({**MAPPING, "sku": {"column": "old"}}, MAPPING):
        graph(save, {"i": {"kind": "ITEMS", "name": "Supplier", "columns": columns}}, shop=shop, token=token)

    answer = graph("{ columnMappings(kind: ITEMS) { name columns } importFields(kind: SALES) { name isRequired } }",
                   shop=shop, token=token).data  # fmt: skip

    assert answer["columnMappings"] == [{"name": "Supplier", "columns": MAPPING}]
    assert {field["name"] for field in answer["importFields"] if field["isRequired"]} == {
        "number", "quantity", "unit_price", "sold_at",
    }  # fmt: skip


def test_the_report_is_for_people_of_the_shop(
    upload: Upload, client: Client, shop: Tenant, other_shop: Tenant, owner: User, staff: AddStaff, token_for: TokenFor
) -> None:
    job = finish(start(upload, "Code;نام\nA1;\n".encode()))
    path = f"/files/imports/{job.pk}/report.csv"
    token = token_for(owner, shop)

    answer = _sent(client, shop, token, "get", path)
    content = b"".join(answer.streaming_content).decode("utf-8-sig")

    assert content.splitlines()[1].startswith("2,Error,نام,REQUIRED,")
    assert _sent(client, shop, None, "get", path).status_code == 401
    assert _sent(client, shop, token_for(staff(Role.CASHIER), shop), "get", path).status_code == 403
    assert _sent(client, other_shop, token, "get", path).status_code == 401
    assert _sent(client, other_shop, token_for("owner", other_shop), "get", path).status_code == 404


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_exported_items_import_again_without_a_change(
    upload: Upload, client: Client, shop: Tenant, owner: User, token_for: TokenFor, form: str
) -> None:
    add_item(owner, stock=1, name="=1+1", name_translations={"fa": "حلقه"})
    add_item(owner, sku="R-2", name="Chain", barcode="0012", stock=0)
    answer = _sent(client, shop, token_for(owner, shop), "get", f"/files/exports/items.{form}")
    content = b"".join(answer.streaming_content)
    if form == "xlsx":
        book = load_workbook(BytesIO(content))
        header, first = [[cell.value for cell in row] for row in book.active.iter_rows(max_row=2)]
        assert first[header.index("name")] == "'=1+1"
        book.close()
    else:
        header = content.decode("utf-8-sig").splitlines()[0].split(",")
        assert ",'=1+1," in content.decode("utf-8-sig")

    started = start(upload, content, columns={name: {"column": name} for name in header})

    assert finish(started).totals == {
        "rows": 2, "new": 0, "updated": 0, "unchanged": 2, "dropped": 0, "skipped": 0, "bad": 0, "warnings": 0,
    }  # fmt: skip


def test_exports_are_for_those_who_may(
    client: Client, shop: Tenant, other_shop: Tenant, owner: User, staff: AddStaff, token_for: TokenFor
) -> None:
    token, cashier = token_for(owner, shop), token_for(staff(Role.CASHIER), shop)

    for path in ("/files/exports/items.csv", "/files/exports/sales.xlsx"):
        assert _sent(client, shop, None, "get", path).status_code == 401
        assert _sent(client, shop, cashier, "get", path).status_code == 403
        assert _sent(client, other_shop, token, "get", path).status_code == 401
        answer = _sent(client, shop, token, "get", path)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
        b"".join(answer.streaming_content)
    assert _sent(client, shop, token, "get", "/files/exports/sales.csv?from=yesterday").status_code == 400
    assert _sent(client, shop, token, "get", "/files/exports/items.csv?branch=x").status_code == 404
