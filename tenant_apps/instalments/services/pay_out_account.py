"""Pay a customer what the shop owes on their account: money, or grams that came back after they were paid."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.models import Customer
from tenant_apps.customers.selectors.access_customer import access_customer
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking
from tenant_apps.instalments.errors import AccountChanged
from tenant_apps.instalments.selectors.account import account_of
from tenant_apps.instalments.selectors.payout import payout_for
from tenant_apps.instalments.services.cancel_layaway import PAYOUTS
from tenant_apps.instalments.services.locks import open_branch
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.services.grant_store_credit import grant_store_credit
from tenant_apps.pricing.rounding import round_money
from tenant_apps.sales.documents.visit import Visit, visit_at
from tenant_apps.sales.payments.cash_step import cash_step
from tenant_apps.sales.posting import PART_OF_PAYMENT


@dataclass(frozen=True, kw_only=True, slots=True)
class PaidOut:
    """What the customer was told: ``amount`` in money for all that the shop owes of ``commodity``, by ``payout``.

    ``commodity`` is the shop's currency, or a metal of which the shop owes grams.
    """

    commodity: str
    amount: Decimal
    payout: PaymentMethod

    def as_content(self) -> dict[str, Any]:
        """Return what makes two requests the same."""
        return {"commodity": self.commodity, "amount": f"{self.amount.normalize():f}", "payout": self.payout}


@transaction.atomic
def pay_out_account(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    customer_id: uuid.UUID,
    branch_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    paid_out: PaidOut,
    now: datetime,
) -> Customer:
    """Pay all that the shop owes of a commodity, and return the customer; cash is rounded to the smallest coin.

    Locks like ``pay_account``.

    Raises:
        NotFound: no such branch, till or customer here.
        ShiftRequired: the shop gives money only out of an open drawer.
        AccountChanged: another amount is owed by now, or nothing.
        RateMissing, RateStale: the metal has no rate that may be traded at.
        InvalidInput: nothing can be paid out like that.
        PeriodClosed: the books are closed for this day.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        if paid_out.payout not in PAYOUTS:
            raise InvalidInput({"payout": ("NOT_HERE", _("This cannot be paid out in this way."))})
        visit = visit_at(
            open_branch(branch_id, actor=actor),
            actor=actor,
            terminal_id=terminal_id,
            customer_id=customer_id,
            currency=current_tenant().currency,
            now=now,
        )
        customer = lock_customer(customer_id)
        owed = -account_of(customer).get(paid_out.commodity, Decimal(0))
        money = payout_for(owed, commodity=paid_out.commodity, at=now) if owed > 0 else Decimal(0)
        if money <= 0 or money != paid_out.amount:
            raise AccountChanged(payout=money)
        _pay_out(customer, owed=owed, paid_out=paid_out, visit=visit)
        return customer.pk

    content = {
        "customer_id": customer_id,
        "branch_id": branch_id,
        "terminal_id": terminal_id,
        **paid_out.as_content(),
    }
    once(key=idempotency_key, use_case="pay_out_account", content=content, write=write)
    return access_customer(customer_id)


def _pay_out(customer: Customer, *, owed: Decimal, paid_out: PaidOut, visit: Visit) -> None:
    commodity, money, payout = paid_out.commodity, paid_out.amount, paid_out.payout
    source_id, currency = uuid7(), visit.currency
    handed = money
    if payout == PaymentMethod.CASH:
        handed = round_money(money, step=cash_step(visit.branch, currency=currency))
    elif payout == PaymentMethod.STORE_CREDIT:
        grant_store_credit(
            customer_id=customer.pk, amount=money, source_id=source_id, at=visit.now, actor_id=visit.actor.pk, reason=""
        )
    parts = [
        Part(code=PART_OF_PAYMENT[payout], commodity=currency, amount=-handed),
        Part(code=PartCode.ROUNDING, commodity=currency, amount=handed - money),
        Part(code=PartCode.CUSTOMER_RECEIVABLE, commodity=commodity, amount=owed, customer_id=customer.pk),
    ]
    if commodity != currency:
        # The shop buys the grams that it owed.
        parts += [
            Part(code=PartCode.METAL_BOUGHT, commodity=currency, amount=money),
            Part(code=PartCode.METAL_TRADING, commodity=commodity, amount=-owed),
        ]
    if handed:
        takings = [Taking(method=payout, amount=-handed)]
        record_takings(shift=visit.shift, kind=TakingKind.RETURN, source_id=source_id, takings=takings, at=visit.now)
    post_entry(
        event=PostingEvent.RETURN,
        source_id=source_id,
        branch_id=visit.branch.pk,
        posted_on=visit.day,
        actor_id=visit.actor.pk,
        parts=parts,
    )
