"""The catalogue of another program: its column names, its materials, its commas, and what went wrong in it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

HEADER = ["Artikel-Nr.", "Artikelbezeichnung", "Warengruppe", "Material", "Gewicht", "VK-Preis", "Bestand"]
# How it is written, and what it is.
MATERIALS = [
    ("Gold 14ct.", "XAU", 585),
    ("14K YG", "XAU", 585),
    ("Au585", "XAU", 585),
    ("Weißgold 750", "XAU", 750),
    ("Silver 925", "XAG", 925),
    ("طلای ۱۸ عیار", "XAU", 750),
    ("Platin 950", "XPT", 950),
]
GOOD, WITHOUT_SKU, REPEATED = 700, 40, 345
UNUSABLE = [
    ["A-0003", "Another ring", "Ringe", "Gold 14ct.", "9,99 g", "1,00", "1"],
    ["X-1", "Plated chain", "Ketten", "Silver 925 vergoldet", "3,45 g", "49,00", "1"],
    ["X-2", "Two metals", "Ringe", "Gold 750/Platin 950", "3,45 g", "49,00", "1"],
    ["X-3", "Tin soldier", "Anderes", "Zinn", "3,45 g", "49,00", "1"],
    ["X-4", "In ounces", "Barren", "Gold 999", "1 oz", "49,00", "1"],
    ["X-5", "No fineness", "Ringe", "Gold", "3,45 g", "49,00", "1"],
    ["X-6", "=HYPERLINK(1)", "Ringe", "Gold 13K", "schwer", "49,00", "1"],
    ["X-7", "", "Ringe", "Gold 585", "3,45 g", "49,00", "1"],
]
CODES = {
    ("A-0003", "DUPLICATE"), ("X-1", "PLATED"), ("X-2", "SEVERAL_METALS"), ("X-3", "UNKNOWN"), ("X-4", "UNKNOWN_UNIT"),
    ("X-5", "REQUIRED"), ("X-6", "UNKNOWN_KARAT"), ("X-6", "NOT_A_NUMBER"), ("X-7", "REQUIRED"),
}  # fmt: skip


@dataclass
class Catalogue:
    """The file, and what a careful person would make of it: fine grams by metal, pieces, and the sum of prices."""

    text: str
    fine: dict[str, Decimal] = field(default_factory=dict)
    pieces: int = 0
    prices: Decimal = Decimal(0)


def catalogue() -> Catalogue:
    told = Catalogue("")
    rows = list(_good(told))
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerows([HEADER, *rows, *rows[:REPEATED], *UNUSABLE])
    told.text = file.getvalue()
    return told


def _good(told: Catalogue) -> Iterator[list[str]]:
    for number in range(GOOD):
        material, metal, fineness = MATERIALS[number % len(MATERIALS)]
        grams, price = Decimal(1000 + 7 * number) / 1000, Decimal(1200 + number)
        count = 3 if number % 5 == 0 else 1
        sku = "" if number >= GOOD - WITHOUT_SKU else f"A-{number:04}"
        told.fine[metal] = told.fine.get(metal, Decimal(0)) + count * grams * fineness / 1000
        told.pieces += count
        told.prices += price
        written_price = f"{price / 1:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
        yield [sku, f"Ring Nr. {number}", "Schmuck/Ringe", material, f"{grams:.3f} g".replace(".", ","), written_price,
               f"{count} Stk"]  # fmt: skip
