"""What every source of rates answers."""

from dataclasses import dataclass
from typing import Protocol

from shared_apps.market.quotation import Quotation


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A row that was read and not used. ``row`` counts as a spreadsheet does: the header is row 1."""

    row: int
    code: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    quotations: tuple[Quotation, ...]
    problems: tuple[Problem, ...] = ()


class RateProvider(Protocol):
    """A source of rates."""

    def fetch(self) -> Answer:
        """Return what the source tells now.

        Raises:
            ProviderFailed: nothing usable; a row that cannot be used is a problem in the answer instead.
        """
        ...
