"""Files beside an operation."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from schema.kit.over_http import MAX_UPLOAD
from tests.graph.kit.small_graph import Send, codes_of, content_of

KEEP = {"query": "mutation ($file: Upload!) { keep(file: $file) }", "variables": {"file": None}}


def form(operations: Any, placement: Any, *, with_file: bool = True) -> bytes:
    fields: dict[str, Any] = {"operations": json.dumps(operations), "map": json.dumps(placement)}
    if with_file:
        fields["0"] = SimpleUploadedFile("items.csv", "sku,نام".encode())
    return encode_multipart(BOUNDARY, fields)


def test_puts_a_file_where_the_map_says(send: Send) -> None:
    response = send(form(KEEP, {"0": ["variables.file"]}), content_type=MULTIPART_CONTENT)

    assert (response.status_code, content_of(response)) == (200, {"data": {"keep": "items.csv: sku,نام"}})


@pytest.mark.parametrize(
    ("operations", "placement", "with_file"),
    [
        pytest.param(KEEP, {"0": ["variables.file"]}, False, id="file missing"),
        pytest.param(KEEP, {"0": ["variables.other"]}, True, id="no such place"),
        pytest.param(KEEP, {"0": ["query"]}, True, id="not a variable"),
        pytest.param(KEEP, {"0": "variables.file"}, True, id="not a list of places"),
        pytest.param(KEEP, {"0": [7]}, True, id="not a path"),
        pytest.param(KEEP, ["variables.file"], True, id="not a map"),
        pytest.param({**KEEP, "variables": {"file": "taken"}}, {"0": ["variables.file"]}, True, id="place taken"),
        pytest.param({**KEEP, "variables": {"file": []}}, {"0": ["variables.file.x"]}, True, id="no index"),
        pytest.param({**KEEP, "variables": {"file": [None]}}, {"0": ["variables.file.5"]}, True, id="beyond the list"),
        pytest.param([KEEP], {"0": ["0.variables.file"]}, True, id="a batch"),
        pytest.param(KEEP, {str(n): ["variables.file"] for n in range(11)}, True, id="too many files"),
    ],
)
def test_refuses_what_does_not_fit_together(send: Send, operations: Any, placement: Any, *, with_file: bool) -> None:
    response = send(form(operations, placement, with_file=with_file), content_type=MULTIPART_CONTENT)

    assert (response.status_code, codes_of(response)) == (400, ["BAD_REQUEST"])


@pytest.mark.parametrize("body", [b"", b"no form", encode_multipart(BOUNDARY, {"map": "{}"})])
def test_refuses_a_form_that_is_none(send: Send, body: bytes) -> None:
    assert send(body, content_type=MULTIPART_CONTENT).status_code == 400


def test_refuses_a_form_without_boundary(send: Send) -> None:
    assert send(b"x", content_type="multipart/form-data").status_code == 400


def test_refuses_files_over_the_limit_before_reading_them(send: Send) -> None:
    response = send(b"", content_type=MULTIPART_CONTENT, CONTENT_LENGTH=str(MAX_UPLOAD + 1))

    assert (response.status_code, codes_of(response)) == (413, ["REQUEST_TOO_LARGE"])
