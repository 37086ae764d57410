"""Put money back on the gift card that it came from."""

import uuid
from datetime import datetime
from decimal import Decimal

from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry, GiftCard
from tenant_apps.loyalty.services.locks import lock_gift_card, require_usable


def return_to_gift_card(*, card_id: uuid.UUID, amount: Decimal, source_id: uuid.UUID, at: datetime) -> GiftCard:
    """Put ``amount`` (positive) back on the card and return the card, in the caller's transaction.

    The caller posts it (PAYMENT_GIFT_CARD) and sees to it that no more comes back than was paid. Locks the card.

    Raises:
        NotFound: there is no such card (field card_id).
        GiftCardUnusable: it was voided or has expired; the money goes back another way, such as store credit.
    """
    card = lock_gift_card(card_id)
    require_usable(card, at=at)
    CreditEntry.objects.create(
        purse=Purse.GIFT_CARD, kind=EntryKind.RETURNED, gift_card=card, amount=amount, source_id=source_id, at=at
    )
    return card
