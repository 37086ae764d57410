"""Lock a gift card: two who know the code spend one after the other."""

import uuid
from datetime import datetime

from project.errors import NotFound
from shared_apps.tenants.business_day import business_day
from tenant_apps.loyalty.codes import digests_of_code
from tenant_apps.loyalty.errors import GiftCardUnknown, GiftCardUnusable
from tenant_apps.loyalty.models import GiftCard


def lock_gift_card_by_code(code: str) -> GiftCard:
    """Lock the card with this code until the end of the transaction.

    Raises:
        GiftCardUnknown: there is none.
    """
    card = GiftCard.objects.select_for_update(no_key=True).filter(code_digest__in=digests_of_code(code)).first()
    if card is None:
        raise GiftCardUnknown
    return card


def lock_gift_card(card_id: uuid.UUID) -> GiftCard:
    """Lock a card until the end of the transaction.

    Raises:
        NotFound: there is none (field card_id).
    """
    card = GiftCard.objects.select_for_update(no_key=True).filter(pk=card_id).first()
    if card is None:
        raise NotFound(field="card_id")
    return card


def require_usable(card: GiftCard, *, at: datetime) -> None:
    """Let a card pass that is good at this moment.

    Raises:
        GiftCardUnusable: it was voided or has expired.
    """
    if card.voided_at is not None:
        raise GiftCardUnusable(reason="VOIDED")
    if card.is_expired(business_day(at)):
        raise GiftCardUnusable(reason="EXPIRED")
