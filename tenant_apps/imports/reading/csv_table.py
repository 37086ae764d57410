"""Rows of a text file, whatever its alphabet and its delimiter."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import IO

from tenant_apps.imports.errors import FileNotReadable
from tenant_apps.imports.reading.encoding import encoding_of
from tenant_apps.imports.reading.table import NumberedRow, Table, column_names, limited

DELIMITERS = ",;\t|"
SAMPLE = 64 * 1024
SAMPLE_ROWS = 30


class CsvTable(Table):
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._encoding = encoding_of(file)
        with self._text() as text:
            self._delimiter = delimiter_of(text.read(SAMPLE))
        header = next(self._numbered(), None)
        if header is None:
            raise FileNotReadable("EMPTY")
        self._header_row = header[0]
        self.columns = column_names(header[1])

    def rows(self) -> Iterator[NumberedRow]:
        return (row for row in limited(self._numbered()) if row[0] > self._header_row)

    def row_count(self) -> int:
        return sum(1 for _ in self.rows())

    def _numbered(self) -> Iterator[NumberedRow]:
        """Number the rows as a spreadsheet would, and leave the empty ones out."""
        number = 0
        with self._text() as text:
            reader = csv.reader(text, delimiter=self._delimiter)
            try:
                for number, cells in enumerate(reader, start=1):
                    if any(cells):
                        yield number, cells
            except csv.Error as error:
                raise FileNotReadable("CELL_TOO_LARGE", row=number + 1) from error

    def _text(self) -> "_OpenText":
        self._file.seek(0)
        return _OpenText(self._file, encoding=self._encoding, newline="")


class _OpenText(io.TextIOWrapper):
    """A view of the file as text that leaves the file itself open when it closes."""

    def close(self) -> None:
        if not self.closed:
            self.detach()

    def __exit__(self, *_: object) -> None:
        self.detach()

    def __del__(self) -> None:
        """Nothing: the file is somebody else's."""


def delimiter_of(sample: str) -> str:
    """Return the delimiter that cuts most rows of the sample into the same number of cells, and into most cells."""

    def fitness(delimiter: str) -> tuple[int, int]:
        counts: Counter[int] = Counter()
        try:
            for _, cells in zip(range(SAMPLE_ROWS), csv.reader(io.StringIO(sample), delimiter=delimiter), strict=False):
                counts[len(cells)] += 1
        except csv.Error:
            return 0, 0
        cells, rows = max(((cells, rows) for cells, rows in counts.items()), key=lambda count: count[1], default=(0, 0))
        return (rows, cells) if cells > 1 else (0, 0)

    return max(DELIMITERS, key=fitness)
