"""A gram of fine gold in rials, reckoned: nobody publishes it in these series."""

from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path
from zoneinfo import ZoneInfo

from shared_apps.market.choices import Metal
from shared_apps.market.providers.gold_monthly_csv import GoldMonthlyCsv
from shared_apps.market.providers.interface import Answer, Problem
from shared_apps.market.providers.iran_market import MarketPrice, iran_prices
from shared_apps.market.quotation import GRAMS_PER_TROY_OUNCE, RATE_STEP, Quotation

SOURCE = "reckoned: monthly ounce × free-market dollar"
TEHRAN = ZoneInfo("Asia/Tehran")


class IranGold:
    """``ounce in dollars × dollar in rials / grams of a troy ounce``, a quotation a day.

    Coins have a price too, but it holds the mint's charge and a bubble that moves on its own, so a gram taken from
    them would not be a gram of gold. The ounce is the month's figure and the dollar the day's selling price, which
    the source says. A day whose month has no figure yet is reported and left out: an old ounce under a new date
    would pass for fresh.
    """

    def __init__(self, *, ounces: Path, dollars: Path) -> None:
        self.ounces = ounces
        self.dollars = dollars

    def fetch(self) -> Answer:
        ounces = GoldMonthlyCsv(self.ounces).ounces()
        prices, problems = iran_prices(self.dollars)
        dollars = [price for price in prices if price.code == "usd"]
        priced = [(price, ounces.get(f"{price.day:%Y-%m}")) for price in dollars]
        unknown = [
            Problem(row=price.row, code="NO_OUNCE_PRICE", text=f"{price.day}: the month has no figure")
            for price, ounce in priced
            if ounce is None
        ]
        quotations = tuple(_quotation(price, ounce) for price, ounce in priced if ounce is not None)
        return Answer(quotations=quotations, problems=(*problems, *unknown))


def _quotation(dollar: MarketPrice, ounce: Decimal) -> Quotation:
    with localcontext(prec=50):
        per_gram = (ounce * dollar.sell / GRAMS_PER_TROY_OUNCE).quantize(RATE_STEP, ROUND_HALF_UP)
    return Quotation(
        metal=Metal.GOLD,
        currency="IRR",
        per_fine_gram=per_gram,
        source=SOURCE,
        # The day's price is known when the day is over.
        quoted_at=datetime.combine(dollar.day + timedelta(days=1), time(), TEHRAN),
    )
