"""Rows into a file, one at a time: memory does not grow with their number."""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import IO

from openpyxl import Workbook

from tenant_apps.imports.formulas import harmless

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def written(rows: Iterable[Sequence[str | Decimal]], *, form: str) -> IO[bytes]:
    """Return an open file with the rows as ``csv`` or ``xlsx``; it is gone when it is closed.

    Decimals are numbers in a workbook; a text that looks like one stays a text.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the answer that sends it closes it)
    safe = ([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    if form == "xlsx":
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet()
        for cells in safe:
            sheet.append(cells)
        workbook.save(file)
    else:
        # With its mark, or Excel takes UTF-8 for a Windows code page.
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        csv.writer(text).writerows([_plain(cell) for cell in row] for row in safe)
        text.detach()
    file.seek(0)
    return file


def _plain(cell: str | Decimal) -> str:
    return cell if isinstance(cell, str) else f"{cell:f}"
