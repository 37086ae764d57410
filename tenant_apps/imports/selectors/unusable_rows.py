"""The rows that an import could not use, as they stood in the file: to be put right and imported again."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tenant_apps.imports.formulas import as_written
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.problem_log import BEFORE_THE_CELLS


def unusable_rows(job: ImportJob) -> Iterator[list[str]]:
    """Yield the file's own column names and “Problem”, then each bad row once with all that is wrong with it.

    Made from the report, which has a line for each problem, and a row's cells only where it is bad. The mapping of the
    file fits, for the columns are the same.
    """
    with job.report.open("rb") as report:
        lines = csv.reader(io.TextIOWrapper(report, encoding="utf-8-sig", newline=""))
        header = next(lines)
        yield [*map(as_written, header[BEFORE_THE_CELLS:]), _("Problem")]
        width = len(header) - BEFORE_THE_CELLS
        cells_of: dict[str, list[str]] = {}
        reasons_of: dict[str, list[str]] = {}
        for row, _severity, column, _code, reason, *cells in lines:
            if row and cells:
                cells_of.setdefault(row, [as_written(cell) for cell in cells[:width]] + [""] * (width - len(cells)))
                reasons_of.setdefault(row, []).append(f"{as_written(column)}: {reason}")
    for row, cells in cells_of.items():
        yield [*cells, " · ".join(reasons_of[row])]
