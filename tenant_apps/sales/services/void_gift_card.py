"""Make a gift card worthless: it was sold by mistake, lost, or stolen."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.models import Terminal
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.selectors.shift_for import shift_for
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.errors import GiftCardUnusable
from tenant_apps.loyalty.models import CreditEntry, GiftCard
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card
from tenant_apps.loyalty.services.locks import lock_gift_card
from tenant_apps.sales.services.sell_gift_card import MONEY

LONGEST_REASON = 200


@transaction.atomic
def void_gift_card(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    card_id: uuid.UUID,
    terminal_id: uuid.UUID,
    method: PaymentMethod,
    reason: str,
    now: datetime,
) -> GiftCard:
    """Give what is left on the card back by ``method``, out of the drawer, and let nobody pay with it any more.

    Raises:
        NotFound: no such card or terminal here (fields card_id, terminal_id).
        InvalidInput: nobody says why, or the method is no money.
        GiftCardUnusable: it was voided before (facts: reason).
        ShiftRequired: the shop pays money only out of an open drawer.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        terminal = Terminal.objects.filter(pk=terminal_id, is_active=True).first()
        if terminal is None or not works_in(actor=actor, branch_id=terminal.branch_id):
            raise NotFound(field="terminal_id")
        if not 0 < len(reason.strip()) <= LONGEST_REASON:
            raise InvalidInput({"reason": ("REQUIRED", _("Say why."))})
        if method not in MONEY:
            raise InvalidInput({"method": ("NOT_MONEY", _("Give money back."))})
        shift = shift_for(terminal_id=terminal_id)
        card = lock_gift_card(card_id)
        if card.voided_at is not None:
            raise GiftCardUnusable(reason="VOIDED")
        card.voided_at = now
        card.save(update_fields=["voided_at"])
        left = balance_of_gift_card(card)
        if left == 0:
            return card.pk
        entry = CreditEntry.objects.create(
            purse=Purse.GIFT_CARD,
            kind=EntryKind.VOIDED,
            gift_card=card,
            amount=-left,
            source_id=card.pk,
            at=now,
            actor_id=actor.pk,
            reason=reason.strip(),
        )
        given = [Taking(method=method, amount=-left)]
        record_takings(shift=shift, kind=TakingKind.GIFT_CARD, source_id=entry.pk, takings=given, at=now)
        currency = current_tenant().currency
        post_entry(
            event=PostingEvent.GIFT_CARD,
            source_id=entry.pk,
            branch_id=terminal.branch_id,
            posted_on=business_day(now),
            actor_id=actor.pk,
            parts=[
                Part(code=PartCode.GIFT_CARD_LIABILITY, commodity=currency, amount=left),
                Part(code=PartCode[f"PAYMENT_{method}"], commodity=currency, amount=-left),
            ],
            note=entry.reason,
        )
        return card.pk

    content = {"card_id": card_id, "terminal_id": terminal_id, "method": method, "reason": reason}
    voided_id, _is_new = once(key=idempotency_key, use_case="void_gift_card", content=content, write=write)
    return GiftCard.objects.get(pk=voided_id)
