"""What the stock is worth: at cost, and its metal at the board's rate of the moment."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext

from shared_apps.market.choices import Metal
from shared_apps.tenants.context import current_tenant
from tenant_apps.pricing.selectors.rate_in_force import RateInForce, rate_in_force
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings
from tenant_apps.pricing.units import WORKING_PRECISION
from tenant_apps.stock.choices import StockGroup
from tenant_apps.stock.held import GroupKey, GroupOf, StockSums, added
from tenant_apps.stock.selectors.group_names import group_names
from tenant_apps.stock.selectors.stock_held import stock_held

MONEY_STEP = Decimal("0.0001")


@dataclass(frozen=True, kw_only=True, slots=True)
class ValuedStock:
    """A group's stock of a metal (empty: goods without). ``metal_value`` is None while the metal has no rate."""

    group_id: GroupOf
    group: str
    metal: str
    sums: StockSums
    metal_value: Decimal | None

    @property
    def value(self) -> Decimal | None:
        """Return the metal at the rate, and what the rest cost."""
        return None if self.metal_value is None else self.metal_value + self.sums.cost


@dataclass(frozen=True, kw_only=True, slots=True)
class StockValue:
    """``totals`` are one a metal. The books carry metal in fine grams and the rest in money; so does the cost here."""

    on: date | None
    currency: str
    rates: Sequence[RateInForce]
    rows: Sequence[ValuedStock]
    totals: Sequence[ValuedStock]


def stock_value(
    *, by: StockGroup, now: datetime, on: date | None = None, branch_id: uuid.UUID | None = None
) -> StockValue:
    """Value the stock of now, or of the end of the shop's day ``on``; the rates are those of ``now``.

    A piece carries what it cost itself, a lot its moving average: the levels keep both, in fine grams and in money.
    Statements: one for the stock (two for a day that is over), one for the names, and a few for the rates.
    """
    held = stock_held(by=by, on=on, branch_id=branch_id)
    rates = _rates({metal for _key, metal in held if metal}, now=now)
    names = group_names(by, {key for key, _metal in held})
    rows = [_valued(key, names[key], metal, sums, rates) for (key, metal), sums in held.items()]
    by_metal: list[dict[GroupKey, StockSums]] = [{(None, metal): sums} for (_key, metal), sums in held.items()]
    return StockValue(
        on=on,
        currency=current_tenant().currency,
        rates=[rates[metal] for metal in sorted(rates)],
        rows=sorted(rows, key=lambda row: (row.group_id is None, row.group, row.metal == "", row.metal)),
        totals=sorted(
            (_valued(None, "", metal, sums, rates) for (_none, metal), sums in added(*by_metal).items()),
            key=lambda row: (row.metal == "", row.metal),
        ),
    )


def _rates(metals: set[str], *, now: datetime) -> dict[str, RateInForce]:
    tenant, settings = current_tenant(), pricing_settings()
    found = {
        metal: rate_in_force(tenant=tenant, settings=settings, metal=metal, at=now)
        for metal in Metal.values
        if metal in metals
    }
    return {metal: rate for metal, rate in found.items() if rate is not None}


def _valued(group_id: GroupOf, group: str, metal: str, sums: StockSums, rates: dict[str, RateInForce]) -> ValuedStock:
    worth: Decimal | None = Decimal(0)
    if metal:
        rate = rates.get(metal)
        with localcontext(prec=WORKING_PRECISION):
            worth = (
                None if rate is None else (sums.fine_weight * rate.per_fine_gram).quantize(MONEY_STEP, ROUND_HALF_UP)
            )
    return ValuedStock(group_id=group_id, group=group, metal=metal, sums=sums, metal_value=worth)
