from decimal import Decimal

import pytest

from tenant_apps.pricing.rounding import RoundingMode, minor_unit, round_money

D = Decimal


@pytest.mark.parametrize(
    ("currency", "unit"),
    [("IRR", "0.01"), ("USD", "0.01"), ("JPY", "1"), ("KWD", "0.001"), ("AED", "0.01")],
)
def test_a_currency_has_its_own_minor_unit(currency: str, unit: str) -> None:
    assert minor_unit(currency) == D(unit)


@pytest.mark.parametrize(
    ("amount", "step", "mode", "rounded"),
    [
        ("0.005", "0.01", RoundingMode.HALF_UP, "0.01"),
        ("-0.005", "0.01", RoundingMode.HALF_UP, "-0.01"),
        ("0.005", "0.01", RoundingMode.HALF_EVEN, "0.00"),
        ("0.0099", "0.01", RoundingMode.DOWN, "0.00"),
        ("-0.001", "0.01", RoundingMode.HALF_UP, "0.00"),
        ("8860661.91", "1000", RoundingMode.HALF_UP, "8861000"),
        ("1.12", "0.05", RoundingMode.HALF_UP, "1.10"),
    ],
)
def test_money_is_rounded_to_a_multiple_of_the_step(amount: str, step: str, mode: RoundingMode, rounded: str) -> None:
    assert str(round_money(D(amount), step=D(step), mode=mode)) == rounded
