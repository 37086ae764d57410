"""Files as people have them: any alphabet, any delimiter, and every kind of damage with its own words."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from tenant_apps.imports.errors import FileNotReadable
from tenant_apps.imports.reading import csv_table, open_table, table, xlsx_table

NAMES = "شناسه;نام\nA1;گردنبند طلا\n"


def read(content: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    opened = open_table.open_table(io.BytesIO(content), size=len(content))
    return opened.columns, [(number, list(cells)) for number, cells in opened.rows()]


def refusal(content: bytes) -> FileNotReadable:
    with pytest.raises(FileNotReadable) as refused:
        read(content)
    return refused.value


def workbook(*rows: list[object]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-mark", "cp1256"])
def test_reads_persian_in_the_alphabets_that_spreadsheets_save(encoding: str) -> None:
    text = NAMES.replace("ی", "ي") if encoding == "cp1256" else NAMES
    content = b"\xfe\xff" + text.encode("utf-16-be") if encoding == "utf-16-be-mark" else text.encode(encoding)

    assert read(content) == (["شناسه", "نام"], [(2, ["A1", "گردنبند طلا"])])


def test_reads_western_europe_in_its_code_page() -> None:
    assert read("sku;name\nA;café crème\n".encode("cp1252"))[1] == [(2, ["A", "café crème"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_finds_the_delimiter(delimiter: str) -> None:
    content = f"sku{delimiter}price{delimiter}note\nA{delimiter}1{delimiter}x\nB{delimiter}2{delimiter}y\n"

    assert read(content.encode())[0] == ["sku", "price", "note"]


def test_keeps_line_breaks_and_delimiters_inside_quotes_and_leaves_empty_rows_out() -> None:
    assert read(b'sku,name\n\nA,"two\nlines, one cell"\n,\nB,b\n')[1] == [
        (3, ["A", "two\nlines, one cell"]),
        (5, ["B", "b"]),
    ]


def test_names_every_column() -> None:
    assert read(b"sku,,sku\n1,2,3\n")[0] == ["sku", "#2", "sku (2)"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "EMPTY", id="empty"),
        pytest.param(b"\n\n", "EMPTY", id="only line breaks"),
        pytest.param(b"sku,name\nA,\x00b\n", "NUL", id="NUL bytes"),
        pytest.param(b'sku,name\nA,"' + b"x" * 10_000_000 + b'"\n', "CELL_TOO_LARGE", id="cell of 10 MB"),
        pytest.param(b'sku,name\nA,"' + b"b\n" * 200_000, "CELL_TOO_LARGE", id="quotation mark not closed"),
        pytest.param(b",".join([b"c"] * 201) + b"\n", "TOO_MANY_COLUMNS", id="too many columns"),
        pytest.param(b"PK\x03\x04garbage", "NOT_A_WORKBOOK", id="no workbook"),
        pytest.param(b"\xd0\xcf\x11\xe0old", "NOT_A_WORKBOOK", id="old or encrypted workbook"),
        pytest.param(workbook(["sku"], ["A"])[:-200], "NOT_A_WORKBOOK", id="workbook cut off"),
        pytest.param("a,b\n1,é".encode("utf-16")[:-1], "BROKEN_TEXT", id="half a letter of UTF-16"),
        pytest.param(b"a,b\n1,caf\xe9 \x81\n", "BROKEN_TEXT", id="no alphabet at all"),
    ],
)
def test_says_why_a_file_cannot_be_read(content: bytes, reason: str) -> None:
    error = refusal(content)

    assert error.facts["reason"] == reason
    assert "%" not in error.message


def test_names_row_and_byte_of_damaged_utf8() -> None:
    error = refusal("sku,name\nA,حلقه\nB,".encode() + b"\xff\xfe\n")

    assert error.facts == {"reason": "BROKEN_UTF8", "row": 3, "byte": 22}
    assert error.message == "The text of the file is damaged in row 3: byte 22 is not UTF-8."


def test_refuses_a_zip_bomb_before_unpacking_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_table, "MOST_UNPACKED", 1_000_000)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 1_000_001)

    assert refusal(file.getvalue()).facts["reason"] == "UNPACKS_TOO_LARGE"


def test_refuses_a_zip_that_is_no_workbook() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.txt", "hello")

    assert refusal(file.getvalue()).facts["reason"] == "NOT_A_WORKBOOK"


def test_refuses_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 2)

    assert refusal(b"sku\nA\nB\nC\n").facts == {"reason": "TOO_MANY_ROWS", "most": 2}


def test_refuses_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_table, "MOST_MEGABYTES", 0)

    assert refusal(b"sku\nA\n").facts == {"reason": "TOO_LARGE", "most": 0}


def test_reads_a_workbook_as_a_person_would_type_it() -> None:
    content = workbook(["sku", "weight", "count", "note"], ["A", 0.23, 17850.0], [None], ["B", 1e-7, 3, True])

    assert read(content) == (
        ["sku", "weight", "count", "note"],
        [(2, ["A", "0.23", "17850"]), (4, ["B", "0.0000001", "3", "TRUE"])],
    )


def test_prefers_the_delimiter_that_cuts_all_rows_alike() -> None:
    assert csv_table.delimiter_of("a;b;c\n1,5;2;3\n1,5;2,5;3\n") == ";"
