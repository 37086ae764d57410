"""Rows of a workbook's first sheet, read as a stream, with every cell as text."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tenant_apps.imports.errors import FileNotReadable
from tenant_apps.imports.reading.table import MOST_COLUMNS, NumberedRow, Table, column_names, limited

MOST_UNPACKED = 300 * 1024 * 1024
MOST_PARTS = 1_000


class XlsxTable(Table):
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        _refuse_bombs(file)
        header = next(self._numbered(), None)
        if header is None:
            raise FileNotReadable("EMPTY")
        self._header_row = header[0]
        self.columns = column_names(header[1])

    def rows(self) -> Iterator[NumberedRow]:
        return (row for row in limited(self._numbered()) if row[0] > self._header_row)

    def row_count(self) -> int:
        with self._sheet() as sheet:
            said = sheet.max_row
        return max(said - self._header_row, 0) if said else sum(1 for _ in self.rows())

    def _numbered(self) -> Iterator[NumberedRow]:
        with self._sheet() as sheet:
            # Some programs write a wrong size of the sheet, and rows beyond it would be lost.
            sheet.reset_dimensions()
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                cells = [cell_text(value) for value in row[: MOST_COLUMNS + 1]]
                if any(cells):
                    yield number, cells

    @contextmanager
    def _sheet(self) -> Iterator[Any]:
        self._file.seek(0)
        try:
            workbook = load_workbook(self._file, read_only=True, data_only=True, keep_links=False)
            sheets = workbook.worksheets
            if not sheets:
                raise FileNotReadable("NOT_A_WORKBOOK")
            yield sheets[0]
        except (
            zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, AttributeError,
            IndexError, EOFError, NotImplementedError, RuntimeError, OSError,
        ) as error:  # fmt: skip
            # What openpyxl raises on a damaged part depends on the part.
            raise FileNotReadable("NOT_A_WORKBOOK") from error


def cell_text(value: object) -> str:
    """Return a cell's value as a person would type it: no exponent, no ``.0``, dates as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        # The shortest text that is this number: 0.23 stays 0.23.
        number = Decimal(repr(value))
        return format(number.to_integral_value() if number == number.to_integral_value() else number, "f")
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _refuse_bombs(file: IO[bytes]) -> None:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise FileNotReadable("NOT_A_WORKBOOK") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileNotReadable("UNPACKS_TOO_LARGE")
