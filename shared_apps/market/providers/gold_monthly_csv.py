"""The monthly price of gold since 1833 (datasets/gold-prices): US dollars for a troy ounce, ``YYYY-MM,price``."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from shared_apps.market.choices import Metal
from shared_apps.market.errors import ProviderAnswerInvalid
from shared_apps.market.providers.files import open_text
from shared_apps.market.providers.interface import Answer, Problem
from shared_apps.market.quotation import Quotation, per_gram_from_ounce

SOURCE = "datasets/gold-prices monthly"
COLUMNS = ["Date", "Price"]
FIRST_TRUE_MONTH = "1960-01"


class GoldMonthlyCsv:
    """Reads the whole file.

    A month's figure is known when the month is over, so it is quoted at the first moment of the next month (UTC).
    Before 1960 the file repeats the year's average twelve times: those are not months. One quotation a year is kept,
    at the year's end, when the average was known; the eleven before it are reported, not recorded, because a history
    that shows twelve equal months tells of a market that never was.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def fetch(self) -> Answer:
        quotations, problems = [], []
        for row, month, per_ounce in self._rows():
            if isinstance(per_ounce, Problem):
                problems.append(per_ounce)
            elif month < FIRST_TRUE_MONTH and not month.endswith("-12"):
                problems.append(
                    Problem(row=row, code="REPEATED_YEARLY_AVERAGE", text=f"{month} is not a month's price")
                )
            else:
                quotations.append(
                    Quotation(
                        metal=Metal.GOLD,
                        currency="USD",
                        per_fine_gram=per_gram_from_ounce(per_ounce),
                        source=SOURCE,
                        quoted_at=_month_end(month),
                    )
                )
        return Answer(quotations=tuple(quotations), problems=tuple(problems))

    def ounces(self) -> dict[str, Decimal]:
        """Return US dollars for a troy ounce by true month, ``"1960-01"`` and later."""
        return {
            month: per_ounce
            for _, month, per_ounce in self._rows()
            if isinstance(per_ounce, Decimal) and month >= FIRST_TRUE_MONTH
        }

    def _rows(self) -> Iterator[tuple[int, str, Decimal | Problem]]:
        with open_text(self.path) as file:
            reader = csv.reader(file)
            if next(reader, None) != COLUMNS:
                raise ProviderAnswerInvalid(f"{self.path.name} does not have the columns {COLUMNS}")
            for row, cells in enumerate(reader, start=2):
                yield row, cells[0] if cells else "", _price(row, cells)


def _price(row: int, cells: list[str]) -> Decimal | Problem:
    try:
        month, text = cells
        _month_end(month)
        per_ounce = Decimal(text)
    except (ValueError, InvalidOperation):
        return Problem(row=row, code="NOT_READABLE", text=", ".join(cells)[:100])
    if not per_ounce.is_finite() or per_ounce <= 0:
        return Problem(row=row, code="NOT_POSITIVE", text=f"{month}: {text}")
    return per_ounce


def _month_end(month: str) -> datetime:
    start = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
