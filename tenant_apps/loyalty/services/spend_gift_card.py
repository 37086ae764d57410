"""Pay with a gift card."""

import uuid
from datetime import datetime
from decimal import Decimal

from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.errors import NotEnoughCredit
from tenant_apps.loyalty.models import CreditEntry, GiftCard
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card
from tenant_apps.loyalty.services.locks import lock_gift_card_by_code, require_usable


def spend_gift_card(*, code: str, amount: Decimal, source_id: uuid.UUID, at: datetime) -> GiftCard:
    """Take ``amount`` (positive) from the card with this code and return the card, in the caller's transaction.

    The caller posts it (PAYMENT_GIFT_CARD) and keeps the card's id with the payment: a return needs it, and the code is
    kept nowhere. Locks the card.

    Raises:
        GiftCardUnknown: there is no card with this code.
        GiftCardUnusable: it was voided or has expired (facts: reason).
        NotEnoughCredit: there is less on it.
    """
    card = lock_gift_card_by_code(code)
    require_usable(card, at=at)
    balance = balance_of_gift_card(card)
    if balance < amount:
        raise NotEnoughCredit(purse=Purse.GIFT_CARD, balance=balance, asked=amount)
    CreditEntry.objects.create(
        purse=Purse.GIFT_CARD, kind=EntryKind.SPENT, gift_card=card, amount=-amount, source_id=source_id, at=at
    )
    return card
