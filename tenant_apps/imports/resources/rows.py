"""What our resources share: how django-import-export goes through a file, and how it tells of problems."""

from collections.abc import Collection
from itertools import islice
from typing import Any, override

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from import_export import resources
from import_export.instance_loaders import BaseInstanceLoader
from import_export.results import Result

from project.field_problems import FieldProblems
from tenant_apps.imports.mapping import EXCESS, RAW, ROW, MappedRows
from tenant_apps.imports.problem_log import ProblemLog, refused_cells
from tenant_apps.imports.resources.numbers import has_decimal_comma
from tenant_apps.imports.resources.refused import CellRefused
from tenant_apps.imports.resources.widgets import DecimalWidget

SAMPLED = 2_000


class RowProblems(ValidationError):
    """Everything that is wrong with one row."""

    def __init__(self, problems: FieldProblems) -> None:
        super().__init__({field: ValidationError(str(text), code=code) for field, (code, text) in problems.items()})


class StreamResult(Result):
    """Keeps counts and what the log takes, not the rows themselves: a file may have a million."""

    log: ProblemLog

    def append_row_result(self, row_result: Any) -> None:
        """Keep nothing."""

    def append_invalid_row(self, number: int, row: Any, validation_error: ValidationError) -> None:
        for field, code, message in refused_cells(validation_error.error_dict):
            self.log.note(row=row[ROW], field=field, code=code, message=message, cells=row[RAW])

    def append_error_row(self, number: int, row: Any, errors: Any) -> None:
        # Not a bad row but a mistake of ours: it must look like one.
        raise errors[0].error

    def has_validation_errors(self) -> bool:
        return bool(self.log.bad_rows)


class StreamResource(resources.Resource):
    """Reads rows as a stream and takes down what is wrong with them; a subclass says what a row becomes."""

    def __init__(self, *, log: ProblemLog, used: list[str], commas: Collection[str] = (), **kwargs: Any) -> None:
        """``used`` are the fields that the file tells of, ``commas`` those with a comma before their decimals."""
        super().__init__(**kwargs)
        self.log, self._commas = log, commas
        self._used = [(name, self.fields[name]) for name in used]

    def get_result_class(self) -> Any:
        # The library asks for a class and calls it; each import has a log of its own.
        return lambda: _with_log(self.log)

    @override
    def handle_import_error(self, result: Any, error: Exception, raise_errors: bool = False) -> None:
        raise error

    def values_of(self, row: Any) -> tuple[dict[str, Any], FieldProblems]:
        """Return what the row says, by field, and which cells cannot be read. An empty cell says nothing."""
        said: dict[str, Any] = {}
        problems: dict[str, tuple[str, str | Promise]] = {}
        for name, field in self._used:
            try:
                value = field.widget.clean(row[name], row, comma=name in self._commas)
            except CellRefused as error:
                problems[name] = error.code, error.message
            else:
                if value is not None:
                    said[name] = value
        if row[EXCESS]:
            problems["#row"] = "TOO_MANY_CELLS", _("This row has more cells than the file has columns.")
        return said, problems


def _with_log(log: ProblemLog) -> StreamResult:
    result = StreamResult()
    result.log = log
    return result


def decimal_commas(rows: MappedRows, resource: type[resources.Resource]) -> set[str]:
    """Return the number fields whose cells have a comma before their decimals, by the first ``SAMPLED`` rows.

    A column that does not tell goes by what the others of the file say.
    """
    numbers = [name for name, field in resource.fields.items() if isinstance(field.widget, DecimalWidget)]
    places = {name: rows.headers.index(name) for name in numbers if name in rows.headers}
    sample = list(islice(rows, SAMPLED))
    told = {name: has_decimal_comma(cells[place] for cells in sample) for name, place in places.items()}
    known = [comma for comma in told.values() if comma is not None]
    file_has = bool(known) and all(known)
    return {name for name, comma in told.items() if comma or (comma is None and file_has)}


class NoInstances(BaseInstanceLoader):
    """Nothing is looked for row by row."""

    def get_instance(self, row: Any) -> None:
        return None
