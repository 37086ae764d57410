"""What the columns of a file mean by what stands in them, where their names say nothing to us."""

import re
from collections.abc import Callable, Mapping, Sequence

from tenant_apps.catalog.normalise import latin_digits, normalised
from tenant_apps.imports.resources.material import Material, material_of
from tenant_apps.imports.resources.refused import CellRefused

MOST_OF = 0.7
_GRAMS = re.compile(r"[\d.,/٫]+ ?(?:g|gr|gm|gram|grams|gramm|گرم)\.?")
_CARATS = re.compile(r"0?[.,]\d+ ?(?:ct|cts|carat|قیراط)\.?")
_STAMPS = frozenset({"333", "375", "417", "500", "585", "750", "800", "835", "875", "900", "916", "917", "925", "950",
                     "958", "990", "995", "999"})  # fmt: skip
_BARCODE = re.compile(r"\d{8}|\d{12,14}")


def guessed_by_content(columns: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[str, dict[str, str]]:
    """Return {our field: {"column": theirs}} for ``columns`` whose cells in ``sample`` leave little doubt."""
    guess: dict[str, dict[str, str]] = {}
    cells_of = {column: [row[place].strip() for row in sample if row[place].strip()] for place, column in
                enumerate(columns)}  # fmt: skip
    for field, fits in _TESTS.items():
        shares = {column: _share(cells, fits) for column, cells in cells_of.items() if cells}
        best = max(shares, key=lambda column: shares[column], default=None)
        if best is not None and shares[best] >= MOST_OF:
            guess[field] = {"column": best}
            del cells_of[best]
    if name := _wordiest(cells_of):
        guess["name"] = {"column": name}
    return guess


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells)


def _material(cell: str) -> Material:
    try:
        return material_of(cell)
    except CellRefused:
        return Material(metal=None, fineness=None)


def _is_material(cell: str) -> bool:
    found = _material(cell)
    return found.metal is not None and (found.fineness is not None or len(cell.split()) == 1)


def _is_fineness(cell: str) -> bool:
    return latin_digits(cell) in _STAMPS or (len(cell) <= len("18 karats") and _material(cell).fineness is not None)


def _is_barcode(cell: str) -> bool:
    """Return whether the last digit checks the others, as in EAN, UPC and GTIN."""
    if not _BARCODE.fullmatch(cell):
        return False
    digits = [int(digit) for digit in reversed(cell)]
    return not (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10


def _is_weight(cell: str) -> bool:
    return _GRAMS.fullmatch(normalised(cell)) is not None


def _is_carat(cell: str) -> bool:
    return _CARATS.fullmatch(normalised(cell)) is not None


_TESTS: Mapping[str, Callable[[str], bool]] = {
    "barcode": _is_barcode,
    "metal": _is_material,
    "fineness": _is_fineness,
    "gross_weight": _is_weight,
    "stone_carat": _is_carat,
}


def _wordiest(cells_of: Mapping[str, Sequence[str]]) -> str | None:
    """Return the column whose cells have most letters, if they are words: what people write most in is the name."""
    letters = {
        column: sum(sum(letter.isalpha() for letter in cell) for cell in cells) / len(cells)
        for column, cells in cells_of.items()
        if cells
    }
    best = max(letters, key=lambda column: letters[column], default=None)
    return best if best is not None and letters[best] >= len("ring") else None
