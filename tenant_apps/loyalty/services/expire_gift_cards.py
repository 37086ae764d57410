"""Let gift cards run out."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from project.identifiers import uuid7
from shared_apps.tenants.business_day import business_day
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry, GiftCard
from tenant_apps.loyalty.postings import moved
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card
from tenant_apps.loyalty.services.locks import lock_gift_card


def expire_gift_cards(*, now: datetime) -> int:
    """Keep what is left on cards that are no longer good as income, and return how many had something left.

    Each card is a transaction of its own; repeating it changes nothing.
    """
    with transaction.atomic():
        left = Sum("entries__amount", default=Decimal(0))
        cards = GiftCard.objects.filter(expires_on__lt=business_day(now)).order_by("pk")
        expired = list(cards.annotate(left=left).filter(left__gt=0).values_list("pk", flat=True))
    for card_id in expired:
        _expire(card_id, now=now)
    return len(expired)


@transaction.atomic
def _expire(card_id: uuid.UUID, *, now: datetime) -> None:
    card = lock_gift_card(card_id)
    balance = balance_of_gift_card(card)
    if balance == 0:
        return  # voided meanwhile
    entry = CreditEntry.objects.create(
        purse=Purse.GIFT_CARD,
        kind=EntryKind.EXPIRED,
        gift_card=card,
        amount=-balance,
        source_id=uuid7(),
        at=now,
    )
    post_entry(
        event=PostingEvent.GIFT_CARD,
        source_id=entry.pk,
        branch_id=card.branch_id,
        posted_on=business_day(now),
        actor_id=None,
        parts=moved(entry.amount, owed=PartCode.GIFT_CARD_LIABILITY, against=PartCode.BREAKAGE),
    )
