"""Make a gift card."""

import uuid
from datetime import date, datetime
from decimal import Decimal

from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.codes import digest_of_code
from tenant_apps.loyalty.models import CreditEntry, GiftCard


def issue_gift_card(
    *,
    code: str,
    amount: Decimal,
    customer_id: uuid.UUID | None,
    branch_id: uuid.UUID,
    expires_on: date | None,
    at: datetime,
    actor_id: uuid.UUID | None,
) -> GiftCard:
    """Make a card with this code and ``amount`` (positive) on it, in the caller's transaction, which posts it."""
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
        source_id=card.pk,
        at=at,
        actor_id=actor_id,
    )
    return card
