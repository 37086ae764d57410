"""Which column of a file means what: {our field: {"column": theirs} or {"value": one for all rows}}."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from project.field_problems import FieldProblems, has_control_characters
from tenant_apps.catalog.normalise import normalised
from tenant_apps.imports.choices import ImportKind
from tenant_apps.imports.content_guess import guessed_by_content
from tenant_apps.imports.errors import FileNotReadable
from tenant_apps.imports.fields import FIELDS
from tenant_apps.imports.other_names import OTHER_ITEM_NAMES
from tenant_apps.imports.reading.table import Table

type Columns = Mapping[str, Mapping[str, str]]
LONGEST = 200
ROW, EXCESS, RAW = "#row", "#excess", "#raw"
"""A mapped row also says its number in the file, whether it has too many cells, and all its cells as they stand."""


def mapping_problems(kind: str, columns: Any) -> FieldProblems:
    """Return what is wrong with a mapping, by ``columns.<our field>``."""
    if not isinstance(columns, dict):
        return {"columns": ("NOT_VALID", _("This is not a mapping of columns."))}
    known = {field.name: field for field in FIELDS[ImportKind(kind)]}
    problems: FieldProblems = {}
    for name, origin in columns.items():
        if name not in known:
            problems[f"columns.{name[:LONGEST]}"] = "UNKNOWN", _("There is no such field.")
        elif not _is_origin(origin):
            problems[f"columns.{name}"] = "NOT_VALID", _("Name a column of the file, or one value for all rows.")
    for name, field in known.items():
        if field.is_required and name not in columns:
            problems[f"columns.{name}"] = "REQUIRED", _("This field needs a column of the file, or a value.")
    return problems


def _is_origin(origin: object) -> bool:
    if not isinstance(origin, dict) or len(origin) != 1:
        return False
    [(key, text)] = origin.items()
    is_text = isinstance(text, str) and 0 < len(text) <= LONGEST and not has_control_characters(text)
    return key in ("column", "value") and is_text


def suggested_mapping(kind: str, columns: list[str], sample: Sequence[Sequence[str]] = ()) -> dict[str, dict[str, str]]:
    """Return our guess of what the columns mean: by the names that other programs use, then by their content.

    ``sample`` are some rows, each as wide as ``columns``.
    """
    free = {_plain(column): column for column in reversed(columns)}
    guess: dict[str, dict[str, str]] = {}
    fields = FIELDS[ImportKind(kind)]
    # A field's own name goes before what else it may be called, and that before what it is called elsewhere.
    own, other = {f.name: [f.name] for f in fields}, {f.name: [str(f.label), *f.also] for f in fields}
    for names in (own, other, OTHER_ITEM_NAMES if kind == ImportKind.ITEMS else {}):
        for name, also in names.items():
            found = next((plain for text in also if (plain := _plain(text)) in free), None)
            if name not in guess and found:
                guess[name] = {"column": free.pop(found)}
    if kind == ImportKind.ITEMS and sample:
        places = [place for place, column in enumerate(columns) if _plain(column) in free]
        rest = [[row[place] for place in places] for row in sample]
        guess = guessed_by_content([columns[place] for place in places], rest) | guess
    if kind == ImportKind.ITEMS and "stone_carat" in guess and "metal" not in guess:
        _as_loose_stones(guess)
    return guess


def _as_loose_stones(guess: dict[str, dict[str, str]]) -> None:
    """A list with carats and no metal is of loose stones: every row is one, and its price is the stone's."""
    if "fixed_price" in guess and "stone_price" not in guess:
        guess["stone_price"] = guess.pop("fixed_price")
    defaults = {"item_class": "LOOSE_STONE", "tracking": "PIECE", "stone_kind": "DIAMOND", "name": "Diamond"}
    for name, value in (defaults | {"quantity": "1"}).items():
        guess.setdefault(name, {"value": value})


def _plain(text: str) -> str:
    return "".join(letter for letter in normalised(text) if letter.isalnum())


class MappedRows:
    """A table's rows under our names: the dataset that django-import-export goes through, read as a stream."""

    def __init__(self, table: Table, columns: Columns, *, total: int) -> None:
        self._table, self._columns, self._total = table, columns, total
        for origin in columns.values():
            if "column" in origin and origin["column"] not in table.columns:
                raise FileNotReadable("NO_COLUMN", column=origin["column"])
        self.headers = [*columns, ROW, EXCESS, RAW]

    def __len__(self) -> int:
        return self._total

    def __iter__(self) -> Iterator[list[Any]]:
        width = len(self._table.columns)
        places = [self._place(origin, width) for origin in self._columns.values()]
        constants = tuple(origin["value"] for origin in self._columns.values() if "value" in origin)
        for number, cells in self._table.rows():
            excess = any(cells[width:])
            full = (*cells[:width], *[""] * (width - len(cells)), *constants)
            yield [*[full[place] for place in places], number, excess, cells]

    def _place(self, origin: Mapping[str, str], width: int) -> int:
        if "column" in origin:
            return self._table.columns.index(origin["column"])
        constants = [other for other in self._columns.values() if "value" in other]
        return width + next(index for index, other in enumerate(constants) if other is origin)
