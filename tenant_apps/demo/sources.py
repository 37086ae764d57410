"""The real data that the demo is made of (data/README.md names sources and licences)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from shared_apps.market.choices import Metal
from shared_apps.market.quotation import Quotation, per_gram_from_ounce

DATA = Path(__file__).parent / "data"
RIALS_IN_A_TOMAN = 10
SOURCE = "demo"
"""Of the rates: nobody shall take them for today's market."""


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


def rates(*, currency: str, now: datetime, zone: ZoneInfo) -> list[Quotation]:
    """Return a hundred days of gold in rials or dollars, told at half past nine; the last day is today."""
    days, today = list(_rows("market_days.csv")), now.astimezone(zone).date()
    quotations = []
    for ago, day in enumerate(reversed(days)):
        per_ounce = Decimal(day["ounce_in_usd"])
        if currency == "IRR":
            per_ounce *= Decimal(day["usd_in_toman"]) * RIALS_IN_A_TOMAN
        quotations.append(
            Quotation(
                metal=Metal.GOLD,
                currency=currency,
                per_fine_gram=per_gram_from_ounce(per_ounce),
                source=SOURCE,
                quoted_at=min(datetime.combine(today - timedelta(days=ago), time(9, 30), zone), now),
            )
        )
    return quotations


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
