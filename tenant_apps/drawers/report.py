"""What the report of a shift says: sums of its entries and, once counted, how the count compares with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.counting import Counted, Pieces


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawerSum:
    """What the documents of one kind brought by one method; ``count`` is of documents."""

    kind: TakingKind
    method: PaymentMethod
    count: int
    amount: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class MethodCount:
    """One way of paying: what should be there and what was. Nobody counts points; other slips may stay uncounted."""

    method: PaymentMethod
    expected: Decimal
    counted: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        """Counted − expected: negative is missing."""
        return None if self.counted is None else self.counted - self.expected


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftReport:
    """X while the shift is open (nothing is counted), Z once it is closed. Money in the currency of the shift."""

    opening_float: Decimal
    sums: tuple[DrawerSum, ...]
    methods: tuple[MethodCount, ...]
    pieces: tuple[Pieces, ...] = ()

    def of(self, method: PaymentMethod) -> MethodCount:
        return next(one for one in self.methods if one.method == method)

    @property
    def differs(self) -> bool:
        return any(one.difference for one in self.methods)

    def as_json(self) -> dict[str, Any]:
        """Return the report as it is kept on the closed shift, decimals as text."""
        return {
            "opening_float": f"{self.opening_float:f}",
            "sums": [
                {"kind": one.kind.value, "method": one.method.value, "count": one.count, "amount": f"{one.amount:f}"}
                for one in self.sums
            ],
            "methods": [
                {
                    "method": one.method.value,
                    "expected": f"{one.expected:f}",
                    "counted": None if one.counted is None else f"{one.counted:f}",
                }
                for one in self.methods
            ],
            "pieces": [{"value": f"{one.value:f}", "count": one.count} for one in self.pieces],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "ShiftReport":
        """Return the report of a closed shift, as it was when it was closed."""
        return cls(
            opening_float=Decimal(kept["opening_float"]),
            sums=tuple(
                DrawerSum(
                    kind=TakingKind(one["kind"]),
                    method=PaymentMethod(one["method"]),
                    count=one["count"],
                    amount=Decimal(one["amount"]),
                )
                for one in kept["sums"]
            ),
            methods=tuple(
                MethodCount(
                    method=PaymentMethod(one["method"]),
                    expected=Decimal(one["expected"]),
                    counted=None if one["counted"] is None else Decimal(one["counted"]),
                )
                for one in kept["methods"]
            ),
            pieces=tuple(Pieces(value=Decimal(one["value"]), count=one["count"]) for one in kept["pieces"]),
        )


def report_of(*, opening_float: Decimal, sums: Sequence[DrawerSum], counts: Sequence[Counted] = ()) -> ShiftReport:
    """Put what was counted beside what should be there: the float and the sum of the entries, by method."""
    expected: dict[PaymentMethod, Decimal] = {PaymentMethod.CASH: opening_float}
    for one in sums:
        expected[one.method] = expected.get(one.method, Decimal(0)) + one.amount
    counted = {count.method: count for count in counts}
    return ShiftReport(
        opening_float=opening_float,
        sums=tuple(sums),
        methods=tuple(
            MethodCount(method=method, expected=expected.get(method, Decimal(0)), counted=_amount(counted, method))
            for method in PaymentMethod
            if method in expected or method in counted
        ),
        pieces=tuple(piece for count in counts for piece in count.pieces),
    )


def _amount(counted: Mapping[PaymentMethod, Counted], method: PaymentMethod) -> Decimal | None:
    return counted[method].amount if method in counted else None
