"""Open whatever file was given: what it is, its first bytes say, not its name."""

from typing import IO

from tenant_apps.imports.errors import FileNotReadable
from tenant_apps.imports.reading.csv_table import CsvTable
from tenant_apps.imports.reading.table import Table
from tenant_apps.imports.reading.xlsx_table import XlsxTable

MOST_MEGABYTES = 50
_ZIP = b"PK\x03\x04"
# Workbooks of before 2007, and encrypted ones.
_OLE = b"\xd0\xcf\x11\xe0"


def open_table(file: IO[bytes], *, size: int) -> Table:
    """Return the file as a table; ``size`` is in bytes.

    Raises:
        FileNotReadable: it is empty, too large, damaged, or no table at all.
    """
    if size > MOST_MEGABYTES * 1024 * 1024:
        raise FileNotReadable("TOO_LARGE", most=MOST_MEGABYTES)
    file.seek(0)
    start = file.read(4)
    if not start:
        raise FileNotReadable("EMPTY")
    if start == _OLE:
        raise FileNotReadable("NOT_A_WORKBOOK")
    return XlsxTable(file) if start == _ZIP else CsvTable(file)
