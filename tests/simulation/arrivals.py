"""When people come to the shop, and what gold costs that day: real arrivals and real rates (../shared/data)."""

import csv
import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from shared_apps.market.providers.iran_gold import IranGold

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TEHRAN = ZoneInfo("Asia/Tehran")
LATER = timedelta(weeks=731)
"""From the year of the arrivals (2010-12-01 on) to one whose rates are known; the weekdays stay what they were."""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """Somebody comes; ``brings_back`` something, or comes to buy."""

    at: datetime
    brings_back: bool


def arrivals(sales: int) -> list[Arrival]:
    """Return so many buyers, spread evenly over the invoices of the year, and as large a share of the cancellations."""
    invoices: dict[str, str] = {}
    with gzip.open(DATA / "online_retail_uci.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for number, _code, _description, _quantity, moment, *_ in rows:
            invoices.setdefault(number, moment)
    bought = [moment for number, moment in invoices.items() if number.isdecimal()]
    cancelled = [moment for number, moment in invoices.items() if number.startswith("C")]
    if sales > len(bought):
        raise ValueError(f"There are {len(bought):,} invoices in the year.")
    back = len(cancelled) * sales // len(bought)
    told = [(moment, False) for moment in _spread(bought, sales)] + [
        (moment, True) for moment in _spread(cancelled, back)
    ]
    return [Arrival(at=_local(moment), brings_back=brings_back) for moment, brings_back in sorted(told)]


def _spread(moments: Sequence[str], count: int) -> list[str]:
    return [moments[number * len(moments) // count] for number in range(count)]


def _local(moment: str) -> datetime:
    return (datetime.fromisoformat(moment) + LATER).replace(tzinfo=TEHRAN)


def rates() -> dict[date, Decimal]:
    """Return the rials for a gram of fine gold, by the day on which they hold."""
    series = IranGold(ounces=DATA / "gold_monthly_usd.csv", dollars=DATA / "iran_coin_fx_toman_daily.csv.gz")
    return {
        quoted.quoted_at.astimezone(TEHRAN).date(): round(quoted.per_fine_gram) * Decimal(1)
        for quoted in series.fetch().quotations
    }
