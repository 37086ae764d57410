"""What somebody at the counter says about a purchase, before it is known to be right."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.drawers.choices import PaymentMethod

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class LineAsked:
    """Something that was weighed and tested: grams, per mille, per cent.

    Without an item it becomes scrap of its fineness; with one, a piece or coins go into stock as that item.
    ``agreed_amount`` replaces what the metal is worth: coins and fine pieces are dealt for.
    """

    metal: str
    gross_weight: Decimal
    fineness: Decimal
    deduction: Decimal = ZERO
    melting_loss_percent: Decimal = ZERO
    description: str = ""
    item_id: uuid.UUID | None = None
    quantity: Decimal = Decimal(1)
    """Of the item; scrap is its own net grams."""
    agreed_amount: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class SellerTold:
    """Who sells, as they say and as their document says."""

    name: str = ""
    customer_id: uuid.UUID | None = None
    identity_kind: str = ""
    identity_number: str = ""


@dataclass(frozen=True, kw_only=True)
class PaymentMade:
    method: PaymentMethod
    amount: Decimal
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Deal:
    """What buyer and seller agreed on; ``offered_total`` is what the seller was told they get."""

    lines: Sequence[LineAsked]
    seller: SellerTold
    payments: Sequence[PaymentMade]
    offered_total: Decimal
