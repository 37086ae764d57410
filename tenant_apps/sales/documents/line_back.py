"""Give lines back, in whole or in part: whatever came back in pieces is, in the end, exactly what was sold."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from shared_apps.tenants.context import current_tenant
from tenant_apps.pricing.rounding import round_money
from tenant_apps.pricing.selectors.rule_in_force import pricing_settings, rule_in_force
from tenant_apps.sales.documents.returned import LineReturned, SoldSoFar
from tenant_apps.sales.models import SaleLine

STEPS: Mapping[str, Decimal] = {
    "net_weight": Decimal("0.0001"),
    "fine_weight": Decimal("0.00000001"),
    "stock_fine_weight": Decimal("0.00000001"),
    "cost": Decimal("0.0001"),
}
SHARED = ("net_weight", "fine_weight", "stock_fine_weight", "cost", "discount", "total")
SUMS = ("subtotal", "discount", "tax", "rounding", "total")


def lines_back(sold: SoldSoFar, returned: Sequence[LineReturned], *, refund_id: uuid.UUID) -> list[SaleLine]:
    """Return the lines of a refund of ``returned``, with negative amounts, not saved."""
    lines = {line.position: line for line in sold.lines}
    return [
        line_back(
            lines[back.position],
            earlier=sold.earlier(lines[back.position]),
            quantity=back.quantity,
            refund_id=refund_id,
            position=position,
        )
        for position, back in enumerate(returned, start=1)
    ]


def total_back(sold: SoldSoFar, lines: Sequence[SaleLine], *, now: datetime, is_all: bool) -> Decimal:
    """Return what goes back, negative: rounded like a bill, and in the end all that was paid and no more."""
    given = sum({back.sale_id: back.sale.total for back in sold.lines_back}.values(), Decimal(0))
    if is_all:
        return -sold.sale.total - given
    rule = rule_in_force(tenant=current_tenant(), settings=pricing_settings(), at=now)
    worth = -sum((line.total for line in [*sold.lines_back, *lines]), Decimal(0))
    return -min(rule.rounded_total(worth), sold.sale.total) - given


def line_back(
    line: SaleLine, *, earlier: Sequence[SaleLine], quantity: Decimal, refund_id: uuid.UUID, position: int
) -> SaleLine:
    """Return the refund's line for ``quantity`` of ``line``, with negative amounts, not saved.

    Every amount is the share of all that has come back by now, rounded, less what the ``earlier`` returns gave: so the
    roundings never add up, and the last return gives what is left to the last digit.
    """
    share = _Share(line, earlier=earlier, quantity=quantity)
    amounts = {name: share.of_column(name) for name in SHARED}
    snapshot = line.components
    components = {code: share.of_part("components", code) for code in snapshot["components"]}
    taxes = [_tax_back(tax, share=share, number=number) for number, tax in enumerate(snapshot["taxes"])]
    amounts["subtotal"] = sum(components.values(), Decimal(0))
    amounts["tax"] = sum((Decimal(tax["amount"]) for tax in taxes), Decimal(0))
    amounts["rounding"] = amounts["total"] - (amounts["subtotal"] - amounts["discount"] + amounts["tax"])
    said = {"quantity": -quantity, "net_weight": amounts["net_weight"], "fine_weight": amounts["fine_weight"]}
    return SaleLine(
        sale_id=refund_id,
        position=position,
        item_id=line.item_id,
        return_of=line,
        sku=line.sku,
        description=line.description,
        metal=line.metal,
        fineness=line.fineness,
        quantity=-quantity,
        components={
            **snapshot,
            **{name: f"{amount:f}" for name, amount in said.items()},
            **{name: f"{amounts[name]:f}" for name in SUMS},
            "exact_total": f"{share.of_snapshot('exact_total'):f}",
            "components": {code: f"{amount:f}" for code, amount in components.items()},
            "taxes": taxes,
            **_included_back(snapshot, share=share),
        },
        **amounts,
    )


class _Share:
    """What is due now of each amount of a line, negative, because it goes back."""

    def __init__(self, line: SaleLine, *, earlier: Sequence[SaleLine], quantity: Decimal) -> None:
        self.line, self.earlier, self.quantity = line, earlier, quantity
        self.back = quantity - sum((row.quantity for row in earlier), Decimal(0))
        """Of the line's quantity, with this return."""
        self.unit = Decimal(line.components["minor_unit"])

    def of_column(self, name: str) -> Decimal:
        given = sum((getattr(row, name) for row in self.earlier), Decimal(0))
        return self._due(getattr(self.line, name), step=STEPS.get(name, self.unit)) - given

    def of_part(self, *path: str | int) -> Decimal:
        given = sum((_at(row.components, path) for row in self.earlier), Decimal(0))
        return self._due(_at(self.line.components, path), step=self.unit) - given

    def of_snapshot(self, name: str) -> Decimal:
        """Return an amount that is kept unrounded: its plain share of this return, to the places of money."""
        share = _at(self.line.components, (name,)) * self.quantity / self.line.quantity
        return -round_money(share, step=STEPS["cost"])

    def _due(self, amount: Decimal, *, step: Decimal) -> Decimal:
        if self.back == self.line.quantity:
            return -amount
        return -round_money(amount * self.back / self.line.quantity, step=step)


def _at(snapshot: Any, path: Sequence[str | int]) -> Decimal:
    for name in path:
        snapshot = snapshot[name]
    return Decimal(snapshot)


def _tax_back(tax: Mapping[str, Any], *, share: _Share, number: int) -> dict[str, Any]:
    amounts = {name: share.of_part("taxes", number, name) for name in ("base", "amount")}
    return {**tax, **{name: f"{amount:f}" for name, amount in amounts.items()}}


def _included_back(snapshot: Mapping[str, Any], *, share: _Share) -> dict[str, Any]:
    """Return the tax that is owed out of the price, where a margin scheme applies."""
    tax = snapshot.get("included_tax")
    if not tax:
        return {}
    amounts = {name: share.of_part("included_tax", name) for name in ("base", "amount")}
    return {"included_tax": {**tax, **{name: f"{amount:f}" for name, amount in amounts.items()}}}
