"""Cells as people type them."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from shared_apps.market.choices import Metal
from tenant_apps.imports.formulas import as_written, harmless
from tenant_apps.imports.resources.numbers import decimal_of
from tenant_apps.imports.resources.refused import CellRefused
from tenant_apps.imports.resources.widgets import (
    ChoiceWidget,
    FinenessWidget,
    MomentWidget,
    PathWidget,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4.25", "4.25"), ("4,25", "4.25"), ("۴٫۲۵", "4.25"), ("۴/۲۵", "4.25"), ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"), ("1,234,567", "1234567"), ("۱٬۲۳۴٬۵۶۷", "1234567"), (" 12 ", "12"), ("0,125", "0.125"),
        ("−3", "-3"), ("1 234,50", "1234.50"),
    ],
)  # fmt: skip
def test_reads_numbers_of_both_hands(text: str, number: str) -> None:
    assert decimal_of(text) == Decimal(number)


@pytest.mark.parametrize("text", ["abc", "1e5", "NaN", "Infinity", "1.2.3,4,5x", "--1", "9" * 31, "1_000"])
def test_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(CellRefused) as refused:
        decimal_of(text)

    assert refused.value.code == "NOT_A_NUMBER"


def test_does_not_guess_between_four_grams_and_four_kilograms() -> None:
    with pytest.raises(CellRefused) as refused:
        decimal_of("4,250")

    assert refused.value.code == "AMBIGUOUS_NUMBER"


@pytest.mark.parametrize(
    ("text", "fineness"),
    [
        ("750", "750"),
        ("18", "750"),
        ("18k", "750"),
        ("18 Karat", "750"),
        ("۱۸ عیار", "750"),
        ("24K", "999.9"),
        ("999.9", "999.9"),
    ],
)
def test_reads_fineness_or_karat(text: str, fineness: str) -> None:
    assert FinenessWidget().clean(text) == Decimal(fineness)


def test_refuses_a_karat_that_nobody_stamps() -> None:
    with pytest.raises(CellRefused) as refused:
        FinenessWidget().clean("19k")

    assert refused.value.code == "UNKNOWN_KARAT"


@pytest.mark.parametrize("text", ["XAU", "xau", "Gold", "gold"])
def test_reads_a_choice_by_code_or_name(text: str) -> None:
    assert ChoiceWidget(Metal).clean(text) == "XAU"


def test_a_time_without_offset_is_the_shops() -> None:
    london = MomentWidget(ZoneInfo("Europe/London"))

    assert london.clean("2011-07-01 00:30:00") == datetime(2011, 6, 30, 23, 30, tzinfo=UTC)
    assert london.clean("01/07/2011 00:30") == datetime(2011, 6, 30, 23, 30, tzinfo=UTC)
    assert london.clean("2011-07-01T00:30:00+02:00") == datetime(2011, 6, 30, 22, 30, tzinfo=UTC)


def test_a_path_keeps_slashes_inside_names() -> None:
    path = PathWidget()

    assert path.clean(" Rings / Wedding ") == ("Rings", "Wedding")
    assert path.clean(path.render(("Rings", "18/750"))) == ("Rings", "18/750")


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\tx"])
def test_formulas_go_out_as_text_and_come_back_as_they_were(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize("text", ["-12.50", "+3", "Ring", "'quoted'", ""])
def test_numbers_and_plain_text_go_out_as_they_are(text: str) -> None:
    assert harmless(text) == as_written(text) == text
