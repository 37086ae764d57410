"""Make a gift card."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.codes import digest_of_code, new_code
from tenant_apps.loyalty.models import CreditEntry, GiftCard


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuedCard:
    """A new card, with the code that is told once and kept nowhere."""

    card: GiftCard
    code: str


def issue_gift_card(
    *,
    amount: Decimal,
    customer_id: uuid.UUID | None,
    branch_id: uuid.UUID,
    expires_on: date | None,
    source_id: uuid.UUID,
    at: datetime,
    actor_id: uuid.UUID | None,
) -> IssuedCard:
    """Make a card with ``amount`` (positive) on it, in the caller's transaction, which posts it."""
    code = new_code()
    card = GiftCard.objects.create(
        code_digest=digest_of_code(code),
        last_four=code[-4:],
        customer_id=customer_id,
        branch_id=branch_id,
        issued_at=at,
        expires_on=expires_on,
    )
    CreditEntry.objects.create(
        purse=Purse.GIFT_CARD,
        kind=EntryKind.ISSUED,
        gift_card=card,
        amount=amount,
        source_id=source_id,
        at=at,
        actor_id=actor_id,
    )
    return IssuedCard(card=card, code=code)
