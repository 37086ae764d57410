"""Compare order, receipt and invoice: what is out of tolerance, line by line. Asks the database nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.purchasing.choices import DifferenceKind, Settlement
from tenant_apps.purchasing.models import InvoiceLine, PurchasingSettings

HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """What a line of an invoice (its ``position``) says, and what was expected of it by the order or the receipt."""

    position: int
    kind: DifferenceKind
    by_order: bool
    expected: Decimal
    found: Decimal

    def as_json(self) -> Mapping[str, object]:
        """Return it as it is kept: decimals as text."""
        return {
            "position": self.position,
            "kind": self.kind.value,
            "by_order": self.by_order,
            "expected": f"{self.expected.normalize():f}",
            "found": f"{self.found.normalize():f}",
        }


def differences_of(lines: Sequence[InvoiceLine], *, settings: PurchasingSettings) -> list[Difference]:
    """Return what is out of tolerance; the lines know their lines of receipts, and those their lines of orders.

    Counts and weights are compared with what was received, prices with the order where there is one, or else with
    what was expected at the receipt. Less than expected is a difference too: somebody should look at it.
    """
    return [difference for line in lines for difference in _of_line(line, settings)]


def _of_line(line: InvoiceLine, settings: PurchasingSettings) -> Iterator[Difference]:
    received = line.receipt_line
    weight = max(received.fine_weight * settings.weight_percent / HUNDRED, settings.weight_grams)
    quantity = received.quantity * settings.quantity_percent / HUNDRED
    yield from _apart(line, DifferenceKind.QUANTITY, received.quantity, line.quantity, allowed=quantity)
    if received.metal:
        yield from _apart(line, DifferenceKind.WEIGHT, received.fine_weight, line.fine_weight, allowed=weight)
    yield from _of_prices(line, settings)


def _of_prices(line: InvoiceLine, settings: PurchasingSettings) -> Iterator[Difference]:
    received, ordered = line.receipt_line, line.receipt_line.order_line
    cost = received.cost if ordered is None else ordered.cost * received.quantity / ordered.quantity
    share = settings.price_percent / HUNDRED
    yield from _apart(line, DifferenceKind.COST, cost, line.cost, allowed=cost * share, by_order=ordered is not None)
    if ordered is not None and ordered.rate is not None and line.settlement == Settlement.MONEY:
        metal = ordered.rate * line.fine_weight
        yield from _apart(line, DifferenceKind.RATE, metal, line.metal_amount, allowed=metal * share, by_order=True)


def _apart(
    line: InvoiceLine,
    kind: DifferenceKind,
    expected: Decimal,
    found: Decimal,
    *,
    allowed: Decimal,
    by_order: bool = False,
) -> Iterator[Difference]:
    if abs(found - expected) > allowed:
        yield Difference(position=line.position, kind=kind, by_order=by_order, expected=expected, found=found)
