"""Prices of Iran's free market: coins and foreign money. Each file says its own unit; here all are rials."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from shared_apps.market.errors import ProviderAnswerInvalid
from shared_apps.market.providers.files import open_text
from shared_apps.market.providers.interface import Problem

RIALS_PER_TOMAN = 10
MAX_DAILY_JUMP = Decimal("0.5")
"""Real days moved by up to 37 %; a dropped digit is 90 %."""
TOMAN_COLUMNS = ["date_gregorian", "date_jalali", "code", "name", "sell_toman", "buy_toman"]
RIAL_COLUMNS = [
    "Open Price",
    "Low Price",
    "High Price",
    "Close Price",
    "Change Amount",
    "Change Percent",
    "Gregorian Date",
    "Persian Date",
]


@dataclass(frozen=True, kw_only=True)
class MarketPrice:
    """What one coin or one unit of foreign money cost on a day, in rials."""

    row: int
    day: date
    code: str
    sell: int
    buy: int


def iran_prices(path: Path) -> tuple[list[MarketPrice], list[Problem]]:
    """Return the believable prices of a file and the rows that are not, in the file's order.

    The columns say which file it is, and so its unit: ``sell_toman`` is in Toman; the dollar's daily file with an
    open and a close is in Rial. Nothing is guessed from the size of the numbers.

    Raises:
        ProviderAnswerInvalid: the columns are not of a known file.
    """
    with open_text(path) as file:
        reader = csv.reader(file)
        columns = next(reader, None)
        if columns == TOMAN_COLUMNS:
            return _judged(reader, _toman_row)
        if columns == RIAL_COLUMNS:
            return _judged(reader, _rial_row)
    raise ProviderAnswerInvalid(f"{path.name} is not a file of Iranian prices that we know")


def _toman_row(row: int, cells: list[str]) -> MarketPrice:
    day, _jalali, code, _name, sell, buy = cells
    return MarketPrice(
        row=row, day=_day(day), code=code, sell=int(sell or 0) * RIALS_PER_TOMAN, buy=int(buy or 0) * RIALS_PER_TOMAN
    )


def _rial_row(row: int, cells: list[str]) -> MarketPrice:
    close, day = cells[3], cells[6]
    return MarketPrice(row=row, day=_day(day), code="usd", sell=int(close), buy=int(close))


def _day(text: str) -> date:
    return date(*map(int, text.split("/")))


def _judged(
    reader: Iterator[list[str]], read: Callable[[int, list[str]], MarketPrice]
) -> tuple[list[MarketPrice], list[Problem]]:
    prices, problems = [], []
    last_good: dict[str, int] = {}
    for row, cells in enumerate(reader, start=2):
        try:
            price = read(row, cells)
        except (ValueError, TypeError, IndexError):
            problems.append(Problem(row=row, code="NOT_READABLE", text=", ".join(cells)[:100]))
            continue
        if code := _fault(price, last_good.get(price.code)):
            problems.append(
                Problem(row=row, code=code, text=f"{price.day} {price.code} {price.sell} / {price.buy} IRR")
            )
            continue
        last_good[price.code] = price.sell
        prices.append(price)
    return prices, problems


def _fault(price: MarketPrice, last_sell: int | None) -> str | None:
    if price.sell <= 0 or price.buy <= 0:
        return "ZERO_OR_EMPTY"
    if price.buy > price.sell:
        return "BUY_ABOVE_SELL"
    if last_sell is not None and abs(price.sell - last_sell) > last_sell * MAX_DAILY_JUMP:
        return "JUMP"
    return None
