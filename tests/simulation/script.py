"""What happens in the year, before anybody knows what comes of it: the same for the same seed, for ever."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from random import Random

from tests.simulation.arrivals import arrivals, rates


class Deed(StrEnum):
    """What somebody has come for. Where it is not possible (nothing to return yet), the shop sells instead."""

    SELL = "sell"
    SELL_FOR_OLD_GOLD = "sell for old gold"
    SELL_ON_INSTALMENTS = "sell on instalments"
    SELL_IN_GRAMS = "sell in grams"
    KEEP = "keep for a customer"
    EXCHANGE = "exchange"
    TAKE_BACK = "take back"
    PAY_PLAN = "pay a plan"
    END_LAYAWAY = "collect or give up"
    SELL_GIFT_CARD = "sell a gift card"
    BUY = "buy old gold"
    BUY_COIN = "buy a coin back"


BUYERS = {
    Deed.SELL: 76,
    Deed.SELL_FOR_OLD_GOLD: 8,
    Deed.SELL_ON_INSTALMENTS: 6,
    Deed.SELL_IN_GRAMS: 3,
    Deed.KEEP: 4,
    Deed.EXCHANGE: 3,
}
"""Per cent of those who come to buy: each of them is a sale, now or when a layaway is collected."""
BESIDE = {Deed.PAY_PLAN: 20, Deed.END_LAYAWAY: 4, Deed.SELL_GIFT_CARD: 4, Deed.BUY: 5, Deed.BUY_COIN: 2, None: 65}
"""Per cent of the buyers after whom somebody comes for this."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """``luck`` is what all choices of the visit are drawn from."""

    at: datetime
    deed: Deed
    luck: int


@dataclass(frozen=True, kw_only=True)
class Day:
    """``rate``: rials for a gram of fine gold. ``miscounted``: what the drawer's count differs by in the evening."""

    day: date
    rate: Decimal
    visits: list[Visit] = field(default_factory=list)
    miscounted: Decimal


def script(sales: int, *, seed: int) -> Iterator[Day]:
    """Yield the days on which the shop is open."""
    chance, rate_of = Random(seed), rates()
    for day, came in groupby(arrivals(sales), key=lambda arrival: arrival.at.date()):
        visits: list[Visit] = []
        for number, arrival in enumerate(came):
            at = arrival.at + timedelta(milliseconds=number)
            deed = Deed.TAKE_BACK if arrival.brings_back else _draw(chance, BUYERS)
            visits.append(Visit(at=at, deed=deed, luck=chance.getrandbits(32)))
            beside = _draw(chance, BESIDE)
            if beside is not None:
                visits.append(Visit(at=at + timedelta(microseconds=500), deed=beside, luck=chance.getrandbits(32)))
        miscounted = Decimal(chance.choice((0, 0, 0, 0, -50_000, 20_000)))
        yield Day(day=day, rate=rate_of[day], visits=visits, miscounted=miscounted)


def _draw[Of](chance: Random, weights: dict[Of, int]) -> Of:
    return chance.choices(list(weights), list(weights.values()))[0]
