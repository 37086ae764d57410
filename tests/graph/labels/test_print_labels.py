"""Labels of chosen items as a private file."""

import io
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader
from strawberry.relay import to_base64

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.printing.format import time_text
from shared_apps.tenants.choices import Calendar
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.labels.models import LabelSettings, PieceSerial
from tenant_apps.labels.services.print_labels import MAX_LABELS
from tenant_apps.pricing.models import BoardRate
from tests.counter import open_counter
from tests.plugins.graphql import Answer, host_of
from tests.plugins.tenants import AddStaff, TokenFor

type Ask = Callable[..., Answer]

PRINT = """mutation ($input: PrintLabelsInput!) { printLabels(input: $input) { __typename
  ... on PrintLabelsSuccess { url count } ... on Problem { code path }
  ... on InvalidInput { fields { path code } } } }"""
PREVIEW = """query ($input: LabelsInput!) { labelPreview(input: $input) { __typename
  ... on LabelPreview { svg } ... on Problem { code path } } }"""


@pytest.fixture
def rings(owner: User) -> list[Item]:
    counter = open_counter(owner, now=timezone.now())
    changes: dict[str, Any] = {"tracking": Tracking.PIECE, "name_translations": {"fa": "حلقه"}}
    return [counter.stock(f"R-{number}", **changes) for number in range(3)]


@pytest.fixture
def fetch(client: Client, shop: Tenant, token_for: TokenFor, owner: User) -> Callable[..., HttpResponse]:
    def get(url: str, *, at: Tenant = shop, person: User = owner) -> HttpResponse:
        headers = {"Host": host_of(at), "Authorization": f"Bearer {token_for(person, shop)}"}
        return client.get(url, headers=headers)  # type: ignore[return-value]  # what a test's client gives

    return get


def order(*items: Item, output: str = "PDF", **changes: Any) -> dict[str, Any]:
    ids = [to_base64("Item", str(item.pk)) for item in items]
    labels = {"kind": "SHELF", "itemIds": ids, **changes}
    return {"input": {"idempotencyKey": str(uuid.uuid4()), "output": output, "labels": labels}}


def print_of(ask: Ask, variables: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = ask(PRINT, variables).data["printLabels"]
    return answer


def pages_of(response: HttpResponse) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages]


def test_a_page_for_each_label_in_the_order_of_choice(ask: Ask, rings: list[Item], fetch: Any) -> None:
    answer = print_of(ask, order(rings[2], rings[0], copies=2))
    response = fetch(answer["url"])
    pages = pages_of(response)

    assert answer["count"] == 4
    assert ["R-2" in pages[0], "R-2" in pages[1], "R-0" in pages[2], "R-0" in pages[3]] == [True] * 4
    assert "10 g" in pages[0]
    assert "18 k · 750" in pages[0]
    assert "Iranian rials" not in pages[0]
    assert response.headers["Cache-Control"] == "private, no-store"


def test_the_price_is_that_of_the_counter_with_the_time_of_its_rate(ask: Ask, rings: list[Item], fetch: Any) -> None:
    page = pages_of(fetch(print_of(ask, order(rings[0], withPrice=True))["url"]))[0]
    quoted_at = BoardRate.objects.get().quoted_at

    assert "64,443,000 Iranian rials" in page
    assert time_text(quoted_at, time_zone="Asia/Tehran", calendar=Calendar.JALALI, language="en") in page


def test_no_price_is_printed_at_an_old_rate(ask: Ask, rings: list[Item]) -> None:
    BoardRate.objects.update(quoted_at=timezone.now() - timedelta(days=2))

    assert print_of(ask, order(rings[0], withPrice=True))["code"] == "RATE_STALE"
    assert print_of(ask, order(rings[0]))["__typename"] == "PrintLabelsSuccess"


def test_a_filter_chooses_by_sku(ask: Ask, rings: list[Item], fetch: Any) -> None:
    answer = print_of(ask, order(filters={"tracking": "PIECE"}))

    assert answer["count"] == 3
    assert [f"R-{number}" in page for number, page in enumerate(pages_of(fetch(answer["url"])))] == [True] * 3


def test_a_used_sheet_is_gone_on_with(ask: Ask, rings: list[Item], fetch: Any) -> None:
    one = print_of(ask, order(*rings, kind="A4_SHEET", start=38))
    two = print_of(ask, order(*rings, kind="A4_SHEET", start=39))

    assert len(pages_of(fetch(one["url"]))) == 1
    assert len(pages_of(fetch(two["url"]))) == 2


def test_persian_labels_have_persian_names(ask: Ask, rings: list[Item], fetch: Any) -> None:
    zpl = fetch(print_of(ask, order(rings[0], output="ZPL", language="fa"))["url"])

    assert "حلقه" in zpl.content.decode()
    assert zpl.headers["Content-Disposition"] == 'attachment; filename="labels.zpl"'


def test_a_piece_gets_its_serial_with_its_first_tag(ask: Ask, rings: list[Item], fetch: Any) -> None:
    formats = {"RAT_TAIL": {
        "width": "80", "height": "12", "tail": "32", "margin_left": "0", "margin_top": "0", "columns": 1, "rows": 1,
        "parts": ["QR", "SKU"], "dpi": 203, "writes_rfid": True,
    }}  # fmt: skip
    LabelSettings.objects.create(company_prefix="0614141", item_reference="812345", formats=formats)

    first = fetch(print_of(ask, order(rings[1], kind="RAT_TAIL", output="ZPL"))["url"]).content.decode()
    again = fetch(print_of(ask, order(rings[1], kind="RAT_TAIL", output="ZPL"))["url"]).content.decode()
    paper = print_of(ask, order(rings[0], kind="RAT_TAIL"))

    assert "^RFW,H^FD3034257BF7194E4000000001^FS" in first
    assert again == first
    assert paper["__typename"] == "PrintLabelsSuccess"
    assert list(PieceSerial.objects.values_list("item_id", "serial")) == [(rings[1].pk, 1)]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"itemIds": []}, {"path": ["labels", "itemIds"], "code": "LENGTH"}),
        ({"copies": MAX_LABELS}, {"path": ["labels", "itemIds"], "code": "LENGTH"}),
        ({"copies": 0}, {"path": ["labels", "itemIds"], "code": "LENGTH"}),
        ({"start": 2}, {"path": ["labels", "start"], "code": "OUT_OF_RANGE"}),
        ({"language": "de"}, {"path": ["labels", "language"], "code": "UNKNOWN"}),
    ],
)
def test_what_cannot_be_printed_is_refused_at_its_field(
    ask: Ask, rings: list[Item], changes: dict[str, Any], problem: dict[str, Any]
) -> None:
    variables = order(*rings[:2])
    variables["input"]["labels"] |= changes

    assert print_of(ask, variables)["fields"] == [problem]


def test_a_printer_of_tags_prints_no_sheets(ask: Ask, rings: list[Item]) -> None:
    answer = print_of(ask, order(rings[0], kind="A4_SHEET", output="ZPL"))

    assert answer["fields"] == [{"path": ["output"], "code": "NOT_VALID"}]


def test_an_item_that_is_not_there(ask: Ask, rings: list[Item]) -> None:
    stranger = Item(pk=uuid.uuid4())

    assert print_of(ask, order(rings[0], stranger))["path"] == ["labels", "itemIds", "1"]


def test_the_file_is_for_people_of_this_shop_who_print(
    ask: Ask, rings: list[Item], fetch: Any, other_shop: Tenant, staff: AddStaff
) -> None:
    url = print_of(ask, order(rings[0]))["url"]

    assert fetch(url, person=staff(Role.CASHIER)).status_code == 200
    assert fetch(url, person=staff(Role.GOLDSMITH)).status_code == 403
    assert fetch(url, at=other_shop).status_code == 401
    assert fetch(f"/files/labels/{uuid.uuid4()}").status_code == 404


def test_a_label_is_drawn_before_it_is_printed(ask: Ask, rings: list[Item]) -> None:
    labels = order(*rings)["input"]["labels"]

    assert ask(PREVIEW, {"input": labels}).data["labelPreview"]["svg"].startswith("<svg")
    assert ask(PREVIEW, {"input": {**labels, "itemIds": []}}).data["labelPreview"]["code"] == "NOT_FOUND"


def test_the_statements_do_not_grow_with_the_labels(ask: Ask, rings: list[Item], fetch: Any, shop: Tenant) -> None:
    counts = []
    for chosen in (rings[:1], rings):
        url = print_of(ask, order(*chosen))["url"]
        with in_tenant(shop), CaptureQueriesContext(connection) as queries:
            fetch(url)
        counts.append(len(queries))

    assert counts[0] == counts[1]
