"""Look into a file before it is imported."""

from dataclasses import dataclass
from itertools import islice
from typing import IO

from tenant_apps.imports.choices import ImportKind
from tenant_apps.imports.mapping import suggested_mapping
from tenant_apps.imports.reading.open_table import open_table

SAMPLE_ROWS = 10
GUESSED_ROWS = 200
LONGEST_SHOWN = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class FileLook:
    columns: list[str]
    sample: list[list[str]]
    row_count: int
    suggested: dict[str, dict[str, str]]


def inspect_file(*, kind: ImportKind, file: IO[bytes], size: int) -> FileLook:
    """Return the columns, the first rows, how many there are, and our guess of the mapping. ``size`` is in bytes.

    Raises:
        FileNotReadable: it is no table, or damaged.
    """
    table = open_table(file, size=size)
    width = len(table.columns)
    rows = [[*cells[:width], *[""] * (width - len(cells))] for _, cells in islice(table.rows(), GUESSED_ROWS)]
    return FileLook(
        columns=table.columns,
        sample=[[cell[:LONGEST_SHOWN] for cell in cells] for cells in rows[:SAMPLE_ROWS]],
        row_count=table.row_count(),
        suggested=suggested_mapping(kind, table.columns, rows),
    )
