"""Keep what was quoted for a customer, at the quoted price, while they pay deposits."""

import uuid
from collections import defaultdict
from datetime import datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction

from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.choices import PlanKind
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.schedule import Terms, schedule
from tenant_apps.instalments.services.pay_plan import enter_payment
from tenant_apps.instalments.services.write_plan import plan_for, write_plan
from tenant_apps.pricing.models import Quote
from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.documents.visit import Visit, visit_at
from tenant_apps.sales.errors import CustomerRequired
from tenant_apps.sales.services.locks import lock_quote
from tenant_apps.stock.services.reserve_stock import reserve_stock


@transaction.atomic
def start_layaway(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    quote_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    deposit: HandedOver,
    terms: Terms,
    now: datetime,
) -> Plan:
    """Reserve the goods of a quote and return the plan; the shop stands by the prices to the end of its last day.

    Raises:
        NotFound: no such quote or till here.
        QuoteExpired, QuoteUsed: the quote is no contract any more.
        CustomerRequired: the quote names nobody that the goods could be kept for.
        ShiftRequired: the shop takes money only into an open drawer.
        InvalidInput: the days or the deposit cannot be right.
        MoreThanIsOpen: the deposit is more than the price.
        PaymentMismatch, NotEnoughCredit, GiftCardUnknown, GiftCardUnusable: the deposit is not paid.
        OutOfStock: something is no longer there to be kept.
        PeriodClosed: the books are closed for this day.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        quote = lock_quote(quote_id, actor=actor, now=now)
        if quote.customer_id is None:
            raise CustomerRequired(method=PaymentMethod.DEPOSIT)
        visit = visit_at(
            quote.branch,
            actor=actor,
            terminal_id=terminal_id,
            customer_id=quote.customer_id,
            currency=quote.currency,
            now=now,
        )
        return _keep(quote, customer_id=quote.customer_id, visit=visit, deposit=deposit, terms=terms).pk

    content = {
        "quote_id": quote_id,
        "terminal_id": terminal_id,
        "days": list(terms.days),
        **deposit.as_content(),
    }
    plan_id, _ = once(key=idempotency_key, use_case="start_layaway", content=content, write=write)
    return Plan.objects.get(pk=plan_id)


def _keep(quote: Quote, *, customer_id: uuid.UUID, visit: Visit, deposit: HandedOver, terms: Terms) -> Plan:
    dues = schedule(quote.total, terms=terms, step=minor_unit(quote.currency), today=business_day(visit.now))
    plan = plan_for(PlanKind.LAYAWAY, customer_id=customer_id, quote_id=quote.pk, sale_id=None, dues=dues, visit=visit)
    zone = ZoneInfo(current_tenant().time_zone)
    quote.held_for = plan.pk
    quote.expires_at = max(quote.expires_at, datetime.combine(terms.days[-1], time.max, tzinfo=zone))
    quote.save(update_fields=["held_for", "expires_at"])
    # The order of locks: customer, stock, the books of the deposit, and the plan's number.
    lock_customer(customer_id)
    quantities: dict[uuid.UUID, Decimal] = defaultdict(Decimal)
    for line in quote.lines:
        quantities[uuid.UUID(line["item_id"])] += Decimal(line["quantity"])
    reserve_stock(branch_id=quote.branch_id, quantities=quantities, reserved_for=plan.pk, now=visit.now)
    if deposit.payments:
        enter_payment(plan, payments=deposit.payments, visit=visit)
    write_plan(plan, dues=dues, visit=visit)
    return plan
