"""Hand over goods that were kept: the deposits and what is left of the price make the sale."""

import uuid
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.choices import PlanKind, PlanStatus
from tenant_apps.instalments.errors import PlanNotOpen
from tenant_apps.instalments.events import PlanSettled
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.services.locks import lock_open_plan
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.documents.visit import visit_at
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.sales.services.locks import lock_quote
from tenant_apps.sales.services.sell_quote import sell_quote


@transaction.atomic
def collect_layaway(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    plan_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    handed_over: HandedOver,
    now: datetime,
) -> Plan:
    """Sell what was kept at the price of then; ``handed_over`` pays what the deposits leave open. Returns the plan.

    Raises:
        NotFound: no such plan or till here.
        PlanNotOpen: it is settled, cancelled, or of goods that are with the customer already.
        What ``checkout`` raises.
    """

    def write() -> uuid.UUID:
        plan = lock_open_plan(plan_id, actor=actor)
        if plan.kind != PlanKind.LAYAWAY:
            raise PlanNotOpen(status=plan.status)
        quote = lock_quote(plan.quote_id, actor=actor, now=now, held_for=plan.pk)
        visit = visit_at(
            plan.branch,
            actor=actor,
            terminal_id=terminal_id,
            customer_id=plan.customer_id,
            currency=plan.currency,
            now=now,
        )
        deposits = plan.entries.aggregate(sum=Sum("money"))["sum"]
        payments = handed_over.payments
        if deposits:
            payments = (PaymentTaken(method=PaymentMethod.DEPOSIT, amount=deposits), *payments)
        sale = sell_quote(quote, visit=visit, handed_over=replace(handed_over, payments=payments), reserved_for=plan.pk)
        plan.sale, plan.status, plan.ended_at = sale, PlanStatus.SETTLED, now
        plan.save(update_fields=["sale", "status", "ended_at"])
        record_event(PlanSettled(plan_id=plan.pk))
        return plan.pk

    content = {"plan_id": plan_id, "terminal_id": terminal_id, **handed_over.as_content()}
    once(key=idempotency_key, use_case="collect_layaway", content=content, write=write)
    return Plan.objects.get(pk=plan_id)
