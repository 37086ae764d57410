"""Copy the lines of a quote: the quote is the contract, and nothing is priced again."""

import uuid
from decimal import Decimal
from typing import Any

from tenant_apps.pricing.models import Quote
from tenant_apps.sales.models import LINE_AMOUNTS, SaleLine


def quoted_lines(quote: Quote, *, sale_id: uuid.UUID) -> list[SaleLine]:
    """Return the lines of the sale, not saved, in the order of the cart."""
    return [_line(quoted, sale_id=sale_id, position=position) for position, quoted in enumerate(quote.lines, start=1)]


def _line(quoted: dict[str, Any], *, sale_id: uuid.UUID, position: int) -> SaleLine:
    return SaleLine(
        sale_id=sale_id,
        position=position,
        item_id=uuid.UUID(quoted["item_id"]),
        sku=quoted["sku"],
        description=quoted["description"],
        metal=quoted["metal"],
        fineness=None if quoted["fineness"] is None else Decimal(quoted["fineness"]),
        components=quoted,
        **{name: Decimal(quoted[name]) for name in LINE_AMOUNTS},
    )
