"""Give up a layaway: the goods are free again, and the deposits go back, less a fee."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking
from tenant_apps.instalments.choices import PlanEntryKind, PlanKind, PlanStatus
from tenant_apps.instalments.errors import PlanNotOpen
from tenant_apps.instalments.models import Plan, PlanEntry
from tenant_apps.instalments.services.locks import lock_open_plan
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.services.grant_store_credit import grant_store_credit
from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.sales.documents.visit import Visit, visit_at
from tenant_apps.sales.posting import PART_OF_PAYMENT
from tenant_apps.stock.services.release_stock import release_stock

PAYOUTS = (PaymentMethod.CASH, PaymentMethod.CARD, PaymentMethod.TRANSFER, PaymentMethod.STORE_CREDIT)


@transaction.atomic
def cancel_layaway(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    plan_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    fee: Decimal,
    payout: PaymentMethod,
    reason: str,
    now: datetime,
) -> Plan:
    """Free the goods and give the deposits back by ``payout``, all but ``fee`` (the plan's currency).

    Raises:
        NotFound: no such plan or till here.
        PlanNotOpen: it is settled, cancelled, or of goods that are with the customer already.
        ShiftRequired: the shop gives money only out of an open drawer.
        InvalidInput: the fee is more than the deposits or no amount of money, or nothing can be paid out like that.
        PeriodClosed: the books are closed for this day.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        plan = lock_open_plan(plan_id, actor=actor)
        if plan.kind != PlanKind.LAYAWAY:
            raise PlanNotOpen(status=plan.status)
        visit = visit_at(
            plan.branch,
            actor=actor,
            terminal_id=terminal_id,
            customer_id=plan.customer_id,
            currency=plan.currency,
            now=now,
        )
        _give_back(plan, fee=fee, payout=payout, reason=reason, visit=visit)
        return plan.pk

    content = {"plan_id": plan_id, "terminal_id": terminal_id, "fee": f"{fee.normalize():f}", "payout": payout}
    once(key=idempotency_key, use_case="cancel_layaway", content=content, write=write)
    return Plan.objects.get(pk=plan_id)


def _give_back(plan: Plan, *, fee: Decimal, payout: PaymentMethod, reason: str, visit: Visit) -> None:
    deposits = plan.entries.aggregate(sum=Sum("money"))["sum"] or Decimal(0)
    if payout not in PAYOUTS:
        raise InvalidInput({"payout": ("NOT_HERE", _("A deposit cannot be given back in this way."))})
    if not 0 <= fee <= deposits or fee % minor_unit(plan.currency):
        raise InvalidInput({"fee": ("RANGE", _("The fee is at most what was deposited."))})
    lock_customer(plan.customer_id)
    back = deposits - fee
    entries = _entries(plan, back=back, fee=fee, payout=payout, visit=visit)
    if payout == PaymentMethod.STORE_CREDIT and back:
        grant_store_credit(
            customer_id=plan.customer_id,
            amount=back,
            source_id=plan.pk,
            at=visit.now,
            actor_id=visit.actor.pk,
            reason=reason,
        )
    release_stock(reserved_for=plan.pk, now=visit.now)
    PlanEntry.objects.bulk_create(entries)
    post_entry(
        event=PostingEvent.DEPOSIT,
        source_id=plan.pk,
        branch_id=plan.branch_id,
        posted_on=visit.day,
        actor_id=visit.actor.pk,
        parts=[
            Part(
                code=PartCode.CUSTOMER_DEPOSIT,
                commodity=plan.currency,
                amount=deposits,
                customer_id=plan.customer_id,
            ),
            Part(code=PART_OF_PAYMENT[payout], commodity=plan.currency, amount=-back),
            Part(code=PartCode.BREAKAGE, commodity=plan.currency, amount=-fee),
        ],
        note=reason,
    )
    record_takings(
        shift=visit.shift,
        kind=TakingKind.DEPOSIT,
        source_id=plan.pk,
        takings=[Taking(method=payout, amount=-back)],
        at=visit.now,
    )
    plan.status, plan.ended_at = PlanStatus.CANCELLED, visit.now
    plan.save(update_fields=["status", "ended_at"])


def _entries(plan: Plan, *, back: Decimal, fee: Decimal, payout: PaymentMethod, visit: Visit) -> list[PlanEntry]:
    first = plan.entries.count() + 1
    told = [(PlanEntryKind.REFUND, back, payout), (PlanEntryKind.FEE, fee, None)]
    return [
        PlanEntry(
            pk=uuid7(),
            plan=plan,
            position=position,
            kind=kind,
            amount=-money,
            money=-money,
            payments=[{"method": method, "amount": f"{-money:f}", "reference": ""}] if method else [],
            entered_at=visit.now,
            business_day=visit.day,
            entered_by=visit.actor.pk,
        )
        for position, (kind, money, method) in enumerate(((k, m, p) for k, m, p in told if m), start=first)
    ]
