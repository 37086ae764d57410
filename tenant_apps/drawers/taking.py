from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.drawers.choices import PaymentMethod


@dataclass(frozen=True, kw_only=True, slots=True)
class Taking:
    """What came into the drawer by one method, less the change; negative when it was given back."""

    method: PaymentMethod
    amount: Decimal
