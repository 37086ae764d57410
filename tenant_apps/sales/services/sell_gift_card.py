"""Sell a gift card for money."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import FieldProblems
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.models import Terminal
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.selectors.shift_for import shift_for
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.codes import codes_for, digests_of_code
from tenant_apps.loyalty.models import GiftCard, LoyaltyProgram
from tenant_apps.loyalty.months import months_from
from tenant_apps.loyalty.services.issue_gift_card import issue_gift_card
from tenant_apps.pricing.rounding import minor_unit

MONEY = (PaymentMethod.CASH, PaymentMethod.CARD, PaymentMethod.TRANSFER, PaymentMethod.OTHER)
"""A card is bought with money at hand: one that is bought on credit would be a loan to whoever holds it."""
MAX_PAYMENTS = 10
MOST = Decimal(10) ** 16
"""As the books hold it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SoldCard:
    """A card with its code, which is told to the buyer and kept nowhere."""

    card: GiftCard
    code: str


@transaction.atomic
def sell_gift_card(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    terminal_id: uuid.UUID,
    customer_id: uuid.UUID | None,
    payments: Sequence[Taking],
    now: datetime,
) -> SoldCard:
    """Make a card worth what was paid, take the money into the drawer, and post what the shop owes now.

    How long the card is good, the loyalty program says. The same request is answered with the same code again.

    Raises:
        NotFound: no such terminal or customer here (fields terminal_id, customer_id).
        InvalidInput: nothing is paid, or something that is no money at hand.
        ShiftRequired: the shop takes money only into an open drawer.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """
    code = codes_for(idempotency_key)[0]

    def write() -> uuid.UUID:
        terminal = Terminal.objects.filter(pk=terminal_id, is_active=True).first()
        if terminal is None or not works_in(actor=actor, branch_id=terminal.branch_id):
            raise NotFound(field="terminal_id")
        if problems := _problems(payments):
            raise InvalidInput(problems)
        shift = shift_for(terminal_id=terminal_id)
        card = issue_gift_card(
            code=code,
            amount=sum((paid.amount for paid in payments), Decimal(0)),
            customer_id=None if customer_id is None else lock_customer(customer_id).pk,
            branch_id=terminal.branch_id,
            expires_on=_expires_on(now),
            at=now,
            actor_id=actor.pk,
        )
        record_takings(shift=shift, kind=TakingKind.GIFT_CARD, source_id=card.pk, takings=payments, at=now)
        post_entry(
            event=PostingEvent.GIFT_CARD,
            source_id=card.pk,
            branch_id=terminal.branch_id,
            posted_on=business_day(now),
            actor_id=actor.pk,
            parts=_paid(payments),
        )
        return card.pk

    content = {
        "terminal_id": terminal_id,
        "customer_id": customer_id,
        "payments": [[paid.method, f"{paid.amount.normalize():f}"] for paid in payments],
    }
    card_id, _is_new = once(key=idempotency_key, use_case="sell_gift_card", content=content, write=write)
    return _sold(GiftCard.objects.get(pk=card_id), idempotency_key)


def _sold(card: GiftCard, request_key: uuid.UUID) -> SoldCard:
    """Return the card with its code, also where the key has changed since it was sold."""
    codes = codes_for(request_key)
    digest = bytes(card.code_digest)
    return SoldCard(card=card, code=next(code for code in codes if digest in digests_of_code(code)))


def _expires_on(now: datetime) -> date | None:
    program = LoyaltyProgram.objects.first()
    if program is None or program.gift_card_months is None:
        return None
    return business_day(months_from(now, program.gift_card_months))


def _problems(payments: Sequence[Taking]) -> FieldProblems:
    if not 0 < len(payments) <= MAX_PAYMENTS:
        return {"payments": ("NOT_PAYABLE", _("Take one to ten payments."))}
    unit = minor_unit(current_tenant().currency)
    problems: FieldProblems = {}
    for place, paid in enumerate(payments):
        if not unit <= paid.amount < MOST or paid.amount % unit:
            problems[f"payments.{place}.amount"] = (
                "NOT_PAYABLE",
                _("This amount cannot be paid in this currency."),
            )
        if paid.method not in MONEY:
            problems[f"payments.{place}.method"] = ("NOT_MONEY", _("A gift card is bought with money."))
    return problems


def _paid(payments: Sequence[Taking]) -> list[Part]:
    currency = current_tenant().currency
    owed = -sum((paid.amount for paid in payments), Decimal(0))
    return [
        *(Part(code=PartCode[f"PAYMENT_{paid.method}"], commodity=currency, amount=paid.amount) for paid in payments),
        Part(code=PartCode.GIFT_CARD_LIABILITY, commodity=currency, amount=owed),
    ]
