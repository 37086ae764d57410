"""What of a sale comes back, and what came back before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from tenant_apps.catalog.choices import Tracking
from tenant_apps.sales.errors import AlreadyRefunded, MoreThanSold
from tenant_apps.sales.models import Payment, Sale, SaleLine

PLACES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class LineReturned:
    """How much of a line of the sale comes back: pieces, count or grams."""

    position: int
    quantity: Decimal


@dataclass(kw_only=True, slots=True)
class SoldSoFar:
    """A sale with everything that belongs to it, read under its lock in a number of statements that never grows."""

    sale: Sale
    lines: list[SaleLine]
    payments: list[Payment]
    lines_back: list[SaleLine] = field(default_factory=list)
    payments_back: list[Payment] = field(default_factory=list)

    @classmethod
    def of(cls, sale: Sale) -> "SoldSoFar":
        return cls(
            sale=sale,
            lines=list(sale.lines.all()),
            payments=list(sale.payments.all()),
            lines_back=list(
                SaleLine.objects.filter(sale__refund_of=sale).select_related("sale").order_by("sale", "position")
            ),
            payments_back=list(Payment.objects.filter(sale__refund_of=sale).order_by("sale", "position")),
        )

    def earlier(self, line: SaleLine) -> list[SaleLine]:
        """Return what came back of a line, with negative quantities."""
        return [back for back in self.lines_back if back.return_of_id == line.pk]

    def left(self, line: SaleLine) -> Decimal:
        return line.quantity + sum((back.quantity for back in self.earlier(line)), Decimal(0))

    def returned(self, asked: Sequence[LineReturned] | None) -> Sequence[LineReturned]:
        """Return what comes back: what is asked for, or all that is left where nothing is named.

        Raises:
            InvalidInput, MoreThanSold: it cannot come back.
            AlreadyRefunded: nothing is left.
        """
        if asked is not None:
            self._require_possible(asked)
            return asked
        left = [
            LineReturned(position=line.position, quantity=self.left(line)) for line in self.lines if self.left(line)
        ]
        if not left:
            raise AlreadyRefunded
        return left

    def is_all(self, returned: Sequence[LineReturned]) -> bool:
        """Say whether nothing of the sale is left once this has come back."""
        coming = {line.position: line.quantity for line in returned}
        return all(self.left(line) == coming.get(line.position, 0) for line in self.lines)

    def _require_possible(self, returned: Sequence[LineReturned]) -> None:
        """Refuse what cannot come back.

        Raises:
            InvalidInput: there is no such line, it is named twice, or the quantity is not possible for it.
            MoreThanSold: less of it is left.
        """
        lines = {line.position: line for line in self.lines}
        problems: dict[str, tuple[str, str | Promise]] = {}
        seen: set[int] = set()
        for number, back in enumerate(returned):
            line = lines.get(back.position)
            if line is None or back.position in seen:
                problems[f"lines.{number}.position"] = "NOT_A_LINE", _("Name each line of the sale once.")
            elif not _is_quantity(back.quantity, tracking=line.components.get("tracking", "")):
                problems[f"lines.{number}.quantity"] = "QUANTITY", _("This quantity is not possible for this item.")
            seen.add(back.position)
        if problems or not returned:
            raise InvalidInput(problems or {"lines": ("REQUIRED", _("Choose what comes back."))})
        for back in returned:
            if back.quantity > self.left(lines[back.position]):
                raise MoreThanSold(position=back.position, left=self.left(lines[back.position]))


def _is_quantity(quantity: Decimal, *, tracking: str) -> bool:
    if not quantity.is_finite() or quantity <= 0 or quantity != round(quantity, PLACES):
        return False
    return tracking == Tracking.WEIGHT or quantity == int(quantity)
