"""Cells of other programs: materials with their fineness, numbers with units and commas."""

from decimal import Decimal

import pytest

from tenant_apps.imports.mapping import suggested_mapping
from tenant_apps.imports.resources.material import Material, material_of
from tenant_apps.imports.resources.numbers import decimal_of, has_decimal_comma
from tenant_apps.imports.resources.refused import CellRefused
from tenant_apps.imports.resources.widgets import CARATS, GRAMS, FinenessWidget


@pytest.mark.parametrize(
    ("text", "metal", "fineness"),
    [
        ("Gold 14ct.", "XAU", "585"), ("14K YG", "XAU", "585"), ("Au585", "XAU", "585"),
        ("18 kt white gold", "XAU", "750"),
        ("K18", None, "750"), ("Silver 925", "XAG", "925"), ("Sterling", "XAG", "925"), ("طلای ۱۸ عیار", "XAU", "750"),
        ("نقره ۹۲۵", "XAG", "925"), ("Platin 950", "XPT", "950"), ("Weißgold 750", "XAU", "750"), ("10K", None, "417"),
        ("Gold 22K/917", "XAU", "917"), ("Au 999,9", "XAU", "999.9"), ("22 ayar altın", "XAU", "916"),
        ("ذهب عيار 21", "XAU", "875"), ("Золото 585", "XAU", "585"), ("Gold", "XAU", None), ("Leather", None, None),
    ],
)  # fmt: skip
def test_reads_metal_and_fineness(text: str, metal: str | None, fineness: str | None) -> None:
    assert material_of(text) == Material(metal=metal, fineness=Decimal(fineness) if fineness else None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gold plated silver 925", "PLATED"),
        ("925 Silber vergoldet", "PLATED"),
        ("Gold 750 / Platin 950", "SEVERAL_METALS"),
        ("Gold 585/750", "SEVERAL_FINENESSES"),
        ("Gold 14K 750", "SEVERAL_FINENESSES"),
        ("Gold 13K", "UNKNOWN_KARAT"),
    ],
)
def test_does_not_guess_what_would_be_wrong_money(text: str, code: str) -> None:
    with pytest.raises(CellRefused) as refused:
        material_of(text)

    assert refused.value.code == code


@pytest.mark.parametrize("text", ["14ct.", "Au585", "585", "14", "۱۴ عیار", "0585"])
def test_a_fineness_may_be_written_as_a_material(text: str) -> None:
    assert FinenessWidget().clean(text) == 585


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("3,45 g", "3.45"), ("3.45gr.", "3.45"), ("۳٫۴۵ گرم", "3.45"), ("0,0123 kg", "12.3"), ("850 mg", "0.85"),
        ("3.45", "3.45"), ("1.234,5 g", "1234.5"), ("5 ct", "1"),
    ],
)  # fmt: skip
def test_reads_weights_with_their_units(text: str, grams: str) -> None:
    assert decimal_of(text, units=GRAMS) == Decimal(grams)


@pytest.mark.parametrize("text", ["3 oz", "3 ct 2 g", "g", "3 tola"])
def test_refuses_units_that_are_not_known_here(text: str) -> None:
    with pytest.raises(CellRefused):
        decimal_of(text, units=GRAMS)


def test_a_carat_is_no_gram() -> None:
    assert decimal_of("0,23 ct", units=CARATS) == Decimal("0.23")


@pytest.mark.parametrize(
    ("cells", "comma"),
    [
        (["3,45", "4,250"], True),
        (["0,125"], True),
        (["1.234,50", "1.234"], True),
        (["3.45", "1,234"], False),
        (["1,234,567"], False),
        (["4,250", "1.234", "7"], None),
        (["3,45", "3.45"], None),
    ],
)
def test_the_other_cells_tell_what_a_comma_means(cells: list[str], comma: bool | None) -> None:
    assert has_decimal_comma(cells) is comma


def test_in_a_column_of_decimal_commas_a_comma_is_one_and_a_point_may_be_either() -> None:
    assert [decimal_of(text, comma=True) for text in ("4,250", "10.0000", "12", "1.234,5")] == [
        Decimal("4.25"),
        Decimal(10),
        Decimal(12),
        Decimal("1234.5"),
    ]
    # Ten grams as a scale shows them, or ten thousand: nobody but the shop knows.
    with pytest.raises(CellRefused):
        decimal_of("10.000", comma=True)


@pytest.mark.parametrize(
    ("columns", "guess"),
    [
        (
            ["Artikel-Nr.", "Bezeichnung", "Legierung", "Bruttogewicht", "VK-Preis", "Bestand"],
            ["sku", "name", "metal", "gross_weight", "fixed_price", "quantity"],
        ),
        (
            ["Style #", "Item Name", "Metal Type", "Gross Wt", "Retail Price", "QOH"],
            ["sku", "name", "metal", "gross_weight", "fixed_price", "quantity"],
        ),
        (["Stok Kodu", "Ürün Adı", "Ayar", "Ağırlık", "Fiyat", "Adet"],
         ["sku", "name", "fineness", "gross_weight", "fixed_price", "quantity"]),
        (["کد کالا", "شرح", "جنس", "وزن", "قیمت", "موجودی"],
         ["sku", "name", "metal", "gross_weight", "fixed_price", "quantity"]),
        (["الكود", "الاسم", "المعدن", "الوزن", "السعر", "الكمية"],
         ["sku", "name", "metal", "gross_weight", "fixed_price", "quantity"]),
    ],
)  # fmt: skip
def test_columns_of_other_programs_are_known_by_their_names(columns: list[str], guess: list[str]) -> None:
    mapping = suggested_mapping("ITEMS", columns)

    assert mapping == {name: {"column": column} for name, column in zip(guess, columns, strict=True)}


def test_columns_with_names_that_say_nothing_are_known_by_what_stands_in_them() -> None:
    sample = [
        ["A1", "4006381333931", "Wedding ring with stones", "Gold 14ct.", "3,45 g", "0,23 ct", "x"],
        ["A2", "5901234123457", "Chain", "Silver 925", "12,1 g", "", "x"],
    ]

    mapping = suggested_mapping("ITEMS", ["F1", "F2", "F3", "F4", "F5", "F6", "F7"], sample)

    assert mapping == {
        "barcode": {"column": "F2"},
        "name": {"column": "F3"},
        "metal": {"column": "F4"},
        "gross_weight": {"column": "F5"},
        "stone_carat": {"column": "F6"},
    }
