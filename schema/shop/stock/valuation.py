"""What the stock is worth, how old it is, how often it is sold, and whether the books agree."""

import datetime as dt
import uuid
from collections.abc import Iterable
from enum import Enum
from typing import Self, cast
from urllib.parse import urlencode

import strawberry
from django.urls import reverse
from strawberry import relay

from schema.kit.scalars import Amount, Grams, Money, Rate
from schema.shop.branches.types import Branch
from schema.shop.catalog.types import Category
from schema.shop.enums import Metal
from schema.shop.ledger.types import written
from tenant_apps.branches import models as branches
from tenant_apps.stock.choices import StockGroup
from tenant_apps.stock.held import GroupOf, StockSums
from tenant_apps.stock.selectors import stock_age, stock_in_books, stock_turnover, stock_value

strawberry.enum(StockGroup, description="What the stock is told apart by, beside the metal.")


@strawberry.enum(description="Of the stock's value as a file.")
class ValueForm(Enum):
    CSV = "csv"
    XLSX = "xlsx"


@strawberry.type(description="Stock added up. Pieces and grams are of different goods and are never added.")
class StockSum:
    pieces: Grams = strawberry.field(description="Of what is counted.")
    grams: Grams = strawberry.field(description="Of what is weighed, gross.")
    fine_weight: Grams = strawberry.field(description="Pure grams of the metal.")
    cost: Money = strawberry.field(description="What was paid beside the metal: making, stones, goods.")

    @classmethod
    def of(cls, sums: StockSums) -> Self:
        return cls(
            pieces=Grams(sums.pieces),
            grams=Grams(sums.grams),
            fine_weight=Grams(sums.fine_weight),
            cost=Money(sums.cost),
        )


@strawberry.type(description="A group's stock of one metal; no metal: goods without.")
class ValuedStock:
    group_id: relay.GlobalID | None
    group: str = strawberry.field(description="Its name; empty for what belongs to none.")
    metal: Metal | None
    sums: StockSum
    metal_value: Money | None = strawberry.field(description="At the board's rate; null while the metal has none.")
    value: Money | None = strawberry.field(description="The metal at the rate, and what the rest cost.")

    @classmethod
    def of(cls, row: stock_value.ValuedStock, *, by: StockGroup) -> Self:
        return cls(
            group_id=_group_id(by, row.group_id),
            group=row.group,
            metal=_metal(row.metal),
            sums=StockSum.of(row.sums),
            metal_value=cast("Money | None", row.metal_value),
            value=cast("Money | None", row.value),
        )


@strawberry.type(description="The rate that a metal is valued at: money for a fine gram, of the shop's board.")
class ValuationRate:
    metal: Metal
    per_fine_gram: Rate
    quoted_at: dt.datetime
    is_stale: bool


@strawberry.type(description="What the stock is worth. Metal is carried in fine grams, all the rest at what it cost.")
class StockValue:
    currency: str
    rates: list[ValuationRate]
    rows: list[ValuedStock]
    totals: list[ValuedStock] = strawberry.field(description="One a metal.")
    query: strawberry.Private[dict[str, str]]

    @strawberry.field(description="Path of the rows as a file; in the shop's language where none is named.")
    def file_url(self, form: ValueForm, language: str | None = None) -> str:
        said = self.query | ({"language": language} if language else {})
        return f"{reverse('stock-value', kwargs={'form': form.value})}?{urlencode(said)}"

    @classmethod
    def of(cls, made: stock_value.StockValue, *, by: StockGroup, branch_id: uuid.UUID | None) -> Self:
        named = {"by": by.value, "on": made.on and made.on.isoformat(), "branch": branch_id and str(branch_id)}
        return cls(
            currency=made.currency,
            rates=[
                ValuationRate(
                    metal=Metal(rate.metal),
                    per_fine_gram=Rate(rate.per_fine_gram),
                    quoted_at=rate.quoted_at,
                    is_stale=rate.is_stale,
                )
                for rate in made.rates
            ],
            rows=[ValuedStock.of(row, by=by) for row in made.rows],
            totals=[ValuedStock.of(row, by=by) for row in made.totals],
            query={name: text for name, text in named.items() if text},
        )


@strawberry.type(description="Stock of one metal that has been in its branch for this many days.")
class StockAge:
    from_days: int
    to_days: int | None = strawberry.field(description="Null: and more.")
    metal: Metal | None
    sums: StockSum

    @classmethod
    def of(cls, row: stock_age.StockAge) -> Self:
        return cls(from_days=row.from_days, to_days=row.to_days, metal=_metal(row.metal), sums=StockSum.of(row.sums))


@strawberry.type(description="A group's stock of one metal at both ends of a period, and what was sold between them.")
class StockTurnover:
    group_id: relay.GlobalID | None
    group: str
    metal: Metal | None
    opening: StockSum
    closing: StockSum
    sold: StockSum = strawberry.field(description="What came back is taken off.")
    times: Amount | None = strawberry.field(
        description="Sold ÷ average of both ends: fine grams, or cost for goods without metal. Null: no stock."
    )

    @classmethod
    def of(cls, row: stock_turnover.Turnover, *, by: StockGroup) -> Self:
        return cls(
            group_id=_group_id(by, row.group_id),
            group=row.group,
            metal=_metal(row.metal),
            opening=StockSum.of(row.opening),
            closing=StockSum.of(row.closing),
            sold=StockSum.of(row.sold),
            times=cast("Amount | None", row.times),
        )


@strawberry.type(description="What a branch has of a commodity: fine grams of a metal, or money for all the rest.")
class StockInBooks:
    branch: Branch
    commodity: str
    in_stock: Amount
    in_books: Amount
    difference: Amount = strawberry.field(
        description="What the books have more than the stock, wherever it is; zero when all is well."
    )

    @classmethod
    def all_of(cls, found: Iterable[stock_in_books.StockInBooks]) -> list[Self]:
        rows = list(found)
        named = branches.Branch.objects.in_bulk({row.branch_id for row in rows})
        return [
            cls(
                branch=cast("Branch", named[row.branch_id]),
                commodity=row.commodity,
                in_stock=written(row.in_stock),
                in_books=written(row.in_books),
                difference=written(row.difference),
            )
            for row in rows
        ]


def _metal(code: str) -> Metal | None:
    return Metal(code) if code else None


def _group_id(by: StockGroup, key: GroupOf) -> relay.GlobalID | None:
    node_type = {StockGroup.BRANCH: Branch, StockGroup.CATEGORY: Category}.get(by)
    if node_type is None or key is None:
        return None
    return relay.GlobalID(node_type.__strawberry_definition__.name, str(key))  # type: ignore[attr-defined]  # set by the decorator
