"""How credit that is given or expires stands in the books."""

import uuid
from collections.abc import Iterable
from decimal import Decimal

from shared_apps.tenants.context import current_tenant
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.part import Part
from tenant_apps.loyalty.points_change import PointsChange


def moved(amount: Decimal, *, owed: PartCode, against: PartCode, customer_id: uuid.UUID | None = None) -> list[Part]:
    """Return the parts by which the shop owes ``amount`` more (negative: less) at the cost of ``against``."""
    currency = current_tenant().currency
    return [
        Part(code=against, commodity=currency, amount=amount),
        Part(code=owed, commodity=currency, amount=-amount, customer_id=customer_id),
    ]


def points_moved(changes: Iterable[PointsChange]) -> list[Part]:
    """Return the parts of points that were given (or taken back), which cost the shop what they are worth."""
    return [
        part
        for change in changes
        for part in moved(
            change.amount,
            owed=PartCode.POINTS_LIABILITY,
            against=PartCode.POINTS_EXPENSE,
            customer_id=change.customer_id,
        )
    ]
