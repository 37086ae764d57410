"""Whether the books hold what the stock holds: metal in grams, other cost in money, branch by branch."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Sum

from shared_apps.tenants.context import current_tenant
from tenant_apps.ledger.models import MonthlyBalance, PostingRule
from tenant_apps.stock.models import Level
from tenant_apps.stock.tally import COST_AT, METAL_PARTS

_METAL = tuple(part for parts in METAL_PARTS.values() for part in parts)
_COST = tuple(COST_AT.values())

type _Sums = dict[tuple[uuid.UUID, str], Decimal]
"""By branch and commodity."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StockInBooks:
    """What a branch has of a commodity: fine grams of a metal, or the shop's currency for the cost of all the rest."""

    branch_id: uuid.UUID
    commodity: str
    in_stock: Decimal
    """On its shelves, on the way, on memo and in the workshop."""
    in_books: Decimal

    @property
    def difference(self) -> Decimal:
        return self.in_books - self.in_stock


def stock_in_books() -> list[StockInBooks]:
    """Compare the accounts of the posting table for stock with the levels, by branch and commodity. Four statements.

    A difference is what somebody posted to these accounts by hand, or stock older than the books.
    """
    stock, books = _stock(), _books()
    return [
        StockInBooks(
            branch_id=branch_id,
            commodity=commodity,
            in_stock=stock[branch_id, commodity],
            in_books=books[branch_id, commodity],
        )
        for branch_id, commodity in sorted(stock.keys() | books.keys())
    ]


def _stock() -> _Sums:
    levels = Level.objects.order_by().filter(quantity__gt=0)
    metals = levels.exclude(item__metal="").values_list("branch_id", "item__metal").annotate(Sum("fine_weight"))
    costs = levels.values_list("branch_id").annotate(Sum("cost"))
    currency = current_tenant().currency
    return _added_up([*metals, *((branch_id, currency, cost) for branch_id, cost in costs)])


def _books() -> _Sums:
    currency = current_tenant().currency
    rules = PostingRule.objects.filter(part__in=(*_METAL, *_COST)).values_list("account_id", "part")
    metal = {account_id for account_id, part in rules if part in _METAL}
    other = {account_id for account_id, part in rules if part in _COST}
    balances = MonthlyBalance.objects.order_by().filter(account__in=metal | other)
    sums = balances.values_list("branch_id", "commodity", "account_id").annotate(total=Sum(F("debit") - F("credit")))
    return _added_up(
        (branch_id, commodity, total)
        for branch_id, commodity, account_id, total in sums
        if account_id in (other if commodity == currency else metal)
    )


def _added_up(rows: Iterable[tuple[uuid.UUID, str, Decimal]]) -> _Sums:
    sums: _Sums = defaultdict(Decimal)
    for branch_id, commodity, amount in rows:
        if amount:
            sums[branch_id, commodity] += amount
    return sums
