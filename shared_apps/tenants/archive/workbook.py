"""The tables as a workbook for people: one row held at a time, nothing in it that a spreadsheet would run."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from shared_apps.tenants.archive.tables import Table, values

ROWS_OF_A_SHEET = 1_048_576
LONGEST_TEXT = 32_767
LONGEST_TITLE = 31
MOST_DIGITS = 15
"""More, and Excel rounds; such a number is written as text."""
NOT_FOR_PEOPLE = ("idempotency_", "audit_")
SECRET_COLUMNS = ("password",)
_STARTERS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def write_workbook(path: Path, tables: Iterable[Table], *, rows_of_a_sheet: int = ROWS_OF_A_SHEET) -> None:
    """Write a sheet for each table that people would read; what does not fit goes on on the next sheet."""
    book = Workbook(write_only=True)
    for table in tables:
        if table.name.startswith(NOT_FOR_PEOPLE):
            continue
        shown = [place for place, column in enumerate(table.columns) if column not in SECRET_COLUMNS]
        header = [table.columns[place] for place in shown]
        rows: Iterator[list[object]] = ([cell(row[place]) for place in shown] for row in values(table))
        number = 1
        # The first sheet is there though the table is empty; a further one only for a row that needs it.
        piece: Iterable[list[object]] = islice(rows, rows_of_a_sheet - 1)
        while True:
            sheet = book.create_sheet(title_of(table.name, number))
            sheet.append(header)
            for row in piece:
                sheet.append(row)
            following = next(rows, None)
            if following is None:
                break
            number, piece = number + 1, chain([following], islice(rows, rows_of_a_sheet - 2))
    book.save(path)


def title_of(table: str, number: int) -> str:
    """Return a name that Excel takes: it cuts none, it refuses long ones."""
    end = "" if number == 1 else f" {number}"
    return table[: LONGEST_TITLE - len(end)] + end


def cell(value: object) -> object:
    """Return what stands in the cell: numbers and dates as such, everything else as harmless text."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        is_exact = not isinstance(value, Decimal) or (value.is_finite() and len(value.as_tuple().digits) <= MOST_DIGITS)
        return value if is_exact and len(str(value).strip("-")) <= MOST_DIGITS + 1 else str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))[: LONGEST_TEXT - 1]
    return f"'{text}" if text.startswith(_STARTERS) and not _NUMBER.fullmatch(text) else text
