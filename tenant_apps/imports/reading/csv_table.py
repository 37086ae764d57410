"""Rows of a text file, whatever its alphabet and its delimiter."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import IO, Any, cast

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

    @contextmanager
    def _text(self) -> Iterator[io.TextIOWrapper]:
        self._file.seek(0)
        text = io.TextIOWrapper(cast("Any", self._file), encoding=self._encoding, newline="")
        try:
            yield text
        finally:
            # The file is somebody else's to close, and may be closed by now.
            if not self._file.closed:
                text.detach()


def delimiter_of(sample: str) -> str:
    """Return the delimiter that cuts most rows of the sample into the same number of cells, and into most cells."""

    def fitness(delimiter: str) -> tuple[int, int]:
        counts: Counter[int] = Counter()
        try:
            counts.update(len(row) for row in islice(csv.reader(io.StringIO(sample), delimiter=delimiter), SAMPLE_ROWS))
        except csv.Error:
            return 0, 0
        cells, rows = max(((cells, rows) for cells, rows in counts.items()), key=lambda count: count[1], default=(0, 0))
        return (rows, cells) if cells > 1 else (0, 0)

    return max(DELIMITERS, key=fitness)
