"""Take a payment for a plan: an instalment in money or grams, or a deposit for goods that are kept."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.identifiers import uuid7
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.drawers.choices import TakingKind
from tenant_apps.instalments.choices import PlanEntryKind, PlanKind, PlanStatus
from tenant_apps.instalments.errors import MoreThanIsOpen
from tenant_apps.instalments.events import PlanSettled
from tenant_apps.instalments.models import Plan, PlanEntry
from tenant_apps.instalments.selectors.gram_price import gram_price, money_for
from tenant_apps.instalments.services.locks import lock_open_plan
from tenant_apps.instalments.taking import MoneyTaken, take_money
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.pricing.buy_back import grams_paid_by
from tenant_apps.sales.documents.visit import Visit, visit_at
from tenant_apps.sales.payments.taken import PaymentTaken


@transaction.atomic
def pay_plan(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    plan_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    payments: Sequence[PaymentTaken],
    now: datetime,
) -> Plan:
    """Take what the customer pays towards the plan, and return the plan; cash must be exact.

    In grams, money buys metal at the rate that the shop sells at now, floored to a milligram. What settles an open
    plan of delivered goods ends it; goods that are kept are collected by a use case of their own.

    Raises:
        NotFound: no such plan or till here.
        PlanNotOpen: it is settled or cancelled.
        ShiftRequired: the shop takes money only into an open drawer.
        MoreThanIsOpen: the payment is more than what is open.
        RateMissing, RateStale: no gram can be priced.
        InvalidInput, PaymentMismatch, NotEnoughCredit, GiftCardUnknown, GiftCardUnusable: it is not paid.
        PeriodClosed: the books are closed for this day.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        plan = lock_open_plan(plan_id, actor=actor)
        visit = visit_at(
            plan.branch,
            actor=actor,
            terminal_id=terminal_id,
            customer_id=plan.customer_id,
            currency=plan.currency,
            now=now,
        )
        enter_payment(plan, payments=payments, visit=visit)
        return plan.pk

    content = {
        "plan_id": plan_id,
        "terminal_id": terminal_id,
        "payments": [payment.as_content() for payment in payments],
    }
    once(key=idempotency_key, use_case="pay_plan", content=content, write=write)
    return Plan.objects.get(pk=plan_id)


def enter_payment(plan: Plan, *, payments: Sequence[PaymentTaken], visit: Visit) -> PlanEntry:
    """Enter a payment of a plan that is locked or not written yet, into drawer, books and plan."""
    money = sum((payment.amount for payment in payments), Decimal(0))
    if money <= 0:
        raise InvalidInput({"payments": ("REQUIRED", _("Say what is paid."))})
    settled, position = _so_far(plan)
    amount, rate = _settles(plan, money=money, left=plan.total - settled, visit=visit)
    entry_id = uuid7()
    is_layaway = plan.kind == PlanKind.LAYAWAY
    taken = take_money(
        amount=money,
        payments=payments,
        visit=visit,
        source_id=entry_id,
        kind=TakingKind.DEPOSIT if is_layaway else TakingKind.INSTALMENT,
    )
    entry = PlanEntry.objects.create(
        pk=entry_id,
        plan=plan,
        position=position,
        kind=PlanEntryKind.PAYMENT,
        amount=amount,
        money=money,
        rate_per_gram=rate,
        payments=taken.paid,
        entered_at=visit.now,
        business_day=visit.day,
        entered_by=visit.actor.pk,
    )
    post_entry(
        event=PostingEvent.DEPOSIT if is_layaway else PostingEvent.INSTALMENT,
        source_id=entry_id,
        branch_id=plan.branch_id,
        posted_on=visit.day,
        actor_id=visit.actor.pk,
        parts=_parts(plan, entry=entry, taken=taken),
    )
    if settled + amount == plan.total and not is_layaway:
        plan.status, plan.ended_at = PlanStatus.SETTLED, visit.now
        plan.save(update_fields=["status", "ended_at"])
        record_event(PlanSettled(plan_id=plan.pk))
    return entry


def _so_far(plan: Plan) -> tuple[Decimal, int]:
    """Return what is settled, and the position of the next entry."""
    told = plan.entries.order_by().values_list("position", "amount")
    return sum((amount for _, amount in told), Decimal(0)), len(told) + 1


def _settles(plan: Plan, *, money: Decimal, left: Decimal, visit: Visit) -> tuple[Decimal, Decimal | None]:
    """Return what ``money`` settles, in the unit of the plan, and the price of a gram where that is grams."""
    if plan.fineness is None:
        if money > left:
            raise MoreThanIsOpen(field="payments", open=left)
        return money, None
    rate = gram_price(plan.metal, at=visit.now).of(plan.fineness)
    for_all = money_for(left, rate=rate, currency=plan.currency)
    if money > for_all:
        raise MoreThanIsOpen(field="payments", open=for_all)
    return left if money == for_all else grams_paid_by(money=money, rate_per_gram=rate), rate


def _parts(plan: Plan, *, entry: PlanEntry, taken: MoneyTaken) -> list[Part]:
    """LG-1's metal trading, a payment at a time: what the customer owed in grams is sold at the rate of the day."""
    money = Part(code=PartCode.ROUNDING, commodity=plan.currency, amount=-taken.settlement.cash_rounding)
    parts = [*taken.parts(currency=plan.currency), money]
    if plan.fineness is not None:
        fine_weight = entry.amount * plan.fineness / 1000
        return [
            *parts,
            Part(code=PartCode.METAL_VALUE, commodity=plan.currency, amount=-entry.money),
            Part(code=PartCode.METAL_TRADING, commodity=plan.metal, amount=fine_weight),
            Part(
                code=PartCode.CUSTOMER_RECEIVABLE,
                commodity=plan.metal,
                amount=-fine_weight,
                customer_id=plan.customer_id,
            ),
        ]
    owed = PartCode.CUSTOMER_DEPOSIT if plan.kind == PlanKind.LAYAWAY else PartCode.CUSTOMER_RECEIVABLE
    return [*parts, Part(code=owed, commodity=plan.currency, amount=-entry.money, customer_id=plan.customer_id)]
