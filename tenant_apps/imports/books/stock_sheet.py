"""The value of the stock as rows and columns."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from shared_apps.market.choices import Metal
from tenant_apps.imports.books.sheet import Cell, Figure, Part, Row, Sheet
from tenant_apps.stock.choices import StockGroup
from tenant_apps.stock.selectors.stock_value import StockValue, ValuedStock


def stock_sheet(value: StockValue, *, by: StockGroup) -> Sheet:
    """Return the rows and the totals, in the language that is active; money is of the shop's currency."""
    total = [_row(row, name=_("Total"), currency=value.currency) for row in value.totals]
    return Sheet(
        title=_("Stock value"),
        columns=[
            str(by.label) if by != StockGroup.METAL else _("Group"),
            _("Metal"),
            _("Pieces"),
            _("Grams"),
            _("Fine grams"),
            _("Cost beside the metal"),
            _("Metal at the rate"),
            _("Value"),
        ],
        texts=2,
        parts=[Part(heading="", rows=_rows(value.rows, currency=value.currency), totals=total)],
    )


def _rows(rows: Iterable[ValuedStock], *, currency: str) -> list[Row]:
    return [_row(row, name=row.group, currency=currency) for row in rows]


def _row(row: ValuedStock, *, name: str, currency: str) -> Row:
    metal = str(Metal(row.metal).label) if row.metal else ""
    money = (row.sums.cost, row.metal_value, row.value)
    amounts: list[Cell] = ["" if amount is None else Figure(amount=amount, commodity=currency) for amount in money]
    # What is weighed or counted has the decimals of a metal.
    weights = (row.sums.pieces, row.sums.grams, row.sums.fine_weight)
    return [name, metal, *(Figure(amount=weight, commodity=row.metal or Metal.GOLD) for weight in weights), *amounts]
