"""What is wrong with the rows of a file: the first of each kind for the screen, all of them in a file to download."""

import csv
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files import File
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tenant_apps.imports.formulas import harmless
from tenant_apps.imports.mapping import Columns

KEPT, KEPT_OF_A_KIND = 300, 25
BEFORE_THE_CELLS = 5
"""Row, severity, column, code and problem stand before a bad row's cells in the report; odd rows have none."""


class ProblemLog:
    """Errors make a row unusable; warnings do not. ``columns`` is the mapping, for the names the file itself uses."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.file_columns: list[str] = []
        """The file's own, under which the cells of bad rows stand in the report."""
        self._kinds: Counter[tuple[bool, str]] = Counter()
        self._kept: list[dict[str, Any]] = []
        # It lives as long as the log.
        self._file = tempfile.NamedTemporaryFile("w+", encoding="utf-8-sig", newline="")  # noqa: SIM115
        self._writer = csv.writer(self._file)
        self.bad_rows = 0
        self.bad_row_numbers: set[int] = set()
        self.warnings = 0

    def note(
        self, *, row: int | None, field: str, code: str, message: str | Promise, cells: Sequence[str] = ()
    ) -> None:
        """Write down an error, with the row's cells so that it can be put right and imported again."""
        if row is None or row not in self.bad_row_numbers:
            self.bad_rows += 1
            if row is not None:
                self.bad_row_numbers.add(row)
        self._write(row, field, code, message, cells, is_error=True)

    def remark(self, *, row: int, field: str, code: str, message: str | Promise) -> None:
        self.warnings += 1
        self._write(row, field, code, message, (), is_error=False)

    def _write(
        self,
        row: int | None,
        field: str,
        code: str,
        message: str | Promise,
        cells: Sequence[str],
        *,
        is_error: bool,
    ) -> None:
        column = self._columns.get(field, {}).get("column", field)
        if not self._kinds:
            self._writer.writerow([_("Row"), _("Severity"), _("Column"), _("Code"), _("Problem"), *self.file_columns])
        self._kinds[is_error, code] += 1
        if self._kinds[is_error, code] <= KEPT_OF_A_KIND and len(self._kept) < KEPT:
            problem = {"row": row, "column": column, "code": code, "message": str(message), "is_error": is_error}
            self._kept.append(problem)
        severity = _("Error") if is_error else _("Warning")
        values = [harmless(cell) for cell in cells]
        self._writer.writerow([row or "", severity, harmless(column), code, str(message), *values])

    @property
    def is_empty(self) -> bool:
        return not self._kinds

    def kept(self) -> list[dict[str, Any]]:
        """Return the problems for the screen, errors first."""
        return sorted(self._kept, key=lambda problem: not problem["is_error"])

    def file(self) -> "File[bytes]":
        """Return the whole report as CSV."""
        self._file.flush()
        return File(open(self._file.name, "rb"))  # noqa: PTH123  (whoever stores it closes it)

    def close(self) -> None:
        self._file.close()


def refused_cells(errors: Mapping[str, Sequence[Any]]) -> list[tuple[str, str, str]]:
    """Return field, code and message of the errors of one row, in Django's form."""
    return [(field, error.code, error.messages[0]) for field, found in errors.items() for error in found]
