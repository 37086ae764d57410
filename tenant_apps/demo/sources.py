"""The real data that the demo is made of (data/README.md names sources and licences)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from tenant_apps.pricing.units import GRAMS_PER, WeightUnit

DATA = Path(__file__).parent / "data"
RIALS_IN_A_TOMAN = 10


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@dataclass(frozen=True, kw_only=True)
class Diamond:
    """Price in rials, at the dollar of the last market day."""

    carat: Decimal
    cut: str
    colour: str
    clarity: str
    length_mm: Decimal
    width_mm: Decimal
    depth_mm: Decimal
    price: Decimal


def rates(*, until: date) -> list[tuple[date, Decimal]]:
    """Return a hundred days of rials per gram of fine gold, the last one on ``until``."""
    days = list(_rows("market_days.csv"))
    first = until - timedelta(days=len(days) - 1)
    return [(first + timedelta(days=number), round(_rials_per_fine_gram(day), 0)) for number, day in enumerate(days)]


def _rials_per_fine_gram(day: dict[str, str]) -> Decimal:
    return (
        Decimal(day["ounce_in_usd"])
        / GRAMS_PER[WeightUnit.TROY_OUNCE]
        * Decimal(day["usd_in_toman"])
        * RIALS_IN_A_TOMAN
    )


def diamonds() -> Iterator[Diamond]:
    *_, last_day = _rows("market_days.csv")
    rials_for_a_dollar = Decimal(last_day["usd_in_toman"]) * RIALS_IN_A_TOMAN
    for row in _rows("diamonds.csv"):
        yield Diamond(
            carat=Decimal(row["carat"]),
            cut=row["cut"],
            colour=row["color"],
            clarity=row["clarity"],
            length_mm=Decimal(row["x"]),
            width_mm=Decimal(row["y"]),
            depth_mm=Decimal(row["z"]),
            price=round(Decimal(row["price"]) * rials_for_a_dollar, -6),
        )


def people(chance: Random, *, count: int) -> Iterator[str]:
    """Yield names of customers: three in four in Persian script, the others in Latin."""
    parts: dict[tuple[str, str], list[str]] = {}
    for row in _rows("names.csv"):
        parts.setdefault((row["kind"], row["language"]), []).append(row["name"])
    for _ in range(count):
        language = chance.choices(["fa", "en"], [3, 1])[0]
        first = chance.choice(parts[chance.choice(["female", "male"]), language])
        family = chance.choice(parts["region", language])
        yield f"{first} {family}{'ی' if language == 'fa' and family[-1] not in 'ایوه' else ''}"
