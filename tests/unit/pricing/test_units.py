import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tenant_apps.pricing.units import GRAMS_PER, WeightUnit, convert, from_grams, to_grams

D = Decimal
VECTORS = Path(__file__).parents[4] / "shared" / "data" / "weight_unit.vectors.csv"
UNIT_OF_VECTOR = {
    "troyounce": WeightUnit.TROY_OUNCE,
    "pennyweight": WeightUnit.PENNYWEIGHT,
    "grain": WeightUnit.GRAIN,
    "carat": WeightUnit.CARAT,
    "tola": WeightUnit.TOLA,
    "troypound": WeightUnit.TROY_POUND,
    "mg": WeightUnit.MILLIGRAM,
    "kg": WeightUnit.KILOGRAM,
    "vori": WeightUnit.TOLA_TRADE,
}


@pytest.mark.skipif(not VECTORS.exists(), reason="the shared data folder is not beside the checkout")
def test_every_unit_of_the_trade_agrees_with_gnu_units() -> None:
    with VECTORS.open(newline="") as lines:
        grams = {row["unit"]: D(row["grams"]) for row in csv.DictReader(lines)}

    assert {name: GRAMS_PER[unit] for name, unit in UNIT_OF_VECTOR.items()} == {
        name: grams[name] for name in UNIT_OF_VECTOR
    }


@pytest.mark.parametrize(
    ("unit", "grams"),
    [
        (WeightUnit.GRAIN, "0.06479891"),
        (WeightUnit.PENNYWEIGHT, "1.55517384"),
        (WeightUnit.TROY_OUNCE, "31.1034768"),
        (WeightUnit.TOLA, "11.6638038"),
        (WeightUnit.TOLA_TRADE, "11.664"),
        (WeightUnit.MITHQAL, "4.6083"),
        (WeightUnit.MITHQAL_24_NOKHOD, "4.608"),
        (WeightUnit.NOKHOD, "0.192"),
        (WeightUnit.GANDOM, "0.048"),
        (WeightUnit.SUT, "0.001"),
        (WeightUnit.CARAT, "0.2"),
    ],
)
def test_a_unit_is_its_exact_grams(unit: WeightUnit, grams: str) -> None:
    assert to_grams(D(1), unit) == D(grams)


def test_no_unit_is_the_avoirdupois_ounce() -> None:
    assert D("28.349523125") not in GRAMS_PER.values()


def test_a_weight_goes_from_one_unit_to_another_and_back() -> None:
    assert from_grams(D("31.1034768"), WeightUnit.TROY_OUNCE) == 1
    assert convert(D(20), source=WeightUnit.PENNYWEIGHT, target=WeightUnit.TROY_OUNCE) == 1
    assert convert(D(1), source=WeightUnit.TOLA, target=WeightUnit.GRAIN) == 180
