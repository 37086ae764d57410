"""A file as rows of text under named columns: what CSV and workbooks have in common."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from tenant_apps.imports.errors import FileNotReadable

MOST_ROWS = 1_000_000
MOST_COLUMNS = 200

type NumberedRow = tuple[int, Sequence[str]]
"""The row's number as a spreadsheet shows it, and its cells."""


class Table(ABC):
    columns: list[str]

    @abstractmethod
    def rows(self) -> Iterator[NumberedRow]:
        """Read the rows below the column names, from the start of the file each time.

        Raises:
            FileNotReadable: there are too many rows, or one is damaged.
        """

    @abstractmethod
    def row_count(self) -> int:
        """Return how many rows there are; of a workbook what it says of itself."""


def column_names(cells: Sequence[str]) -> list[str]:
    """Return a name of its own for every column: empty ones are numbered, repeated ones too.

    Raises:
        FileNotReadable: more columns than a file may have.
    """
    if len(cells) > MOST_COLUMNS:
        raise FileNotReadable("TOO_MANY_COLUMNS", most=MOST_COLUMNS)
    names: list[str] = []
    for position, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())[:100] or f"#{position}"
        if name in names:
            name = next(other for number in count(2) if (other := f"{name} ({number})") not in names)
        names.append(name)
    return names


def limited(rows: Iterable[NumberedRow]) -> Iterator[NumberedRow]:
    for seen, row in enumerate(rows):
        if seen > MOST_ROWS:
            raise FileNotReadable("TOO_MANY_ROWS", most=MOST_ROWS)
        yield row
