"""Sell what was quoted now, and have it paid over time: in money, or its metal in grams."""

import uuid
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.market.choices import Metal
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.instalments.choices import PlanKind
from tenant_apps.instalments.errors import GramLimitExceeded
from tenant_apps.instalments.models import Plan
from tenant_apps.instalments.owed_metal import OwedMetal, owed_metal
from tenant_apps.instalments.schedule import Terms, schedule
from tenant_apps.instalments.services.write_plan import plan_for, write_plan
from tenant_apps.pricing.models import Quote
from tenant_apps.pricing.rounding import minor_unit
from tenant_apps.sales.documents.sale_draft import HandedOver
from tenant_apps.sales.documents.visit import Visit, visit_at
from tenant_apps.sales.errors import CustomerRequired, PaymentMismatch
from tenant_apps.sales.payments.on_account import owed_by
from tenant_apps.sales.payments.taken import PaymentTaken
from tenant_apps.sales.services.locks import lock_quote
from tenant_apps.sales.services.sell_quote import sell_quote

GRAM_STEP = Decimal("0.001")
"""Instalments in grams are whole milligrams; the last takes the rest."""


@transaction.atomic
def start_instalments(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    quote_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    in_grams: bool,
    handed_over: HandedOver,
    terms: Terms,
    now: datetime,
) -> Plan:
    """Make the sale, with ``handed_over`` as its down payment, and return the plan for the rest.

    What is owed in money goes on the customer's account. In grams the metal is owed, and all that is not metal must be
    handed over now.

    Raises:
        What ``checkout`` raises.
        CustomerRequired: the quote names nobody who could owe it.
        NotForGrams: the cart has no metal, or several.
        GramLimitExceeded: the customer would owe more gold than somebody has allowed.
        InvalidInput: the days cannot be right.
    """

    def write() -> uuid.UUID:
        quote = lock_quote(quote_id, actor=actor, now=now)
        if quote.customer_id is None:
            raise CustomerRequired(method=PaymentMethod.ON_ACCOUNT)
        visit = visit_at(
            quote.branch,
            actor=actor,
            terminal_id=terminal_id,
            customer_id=quote.customer_id,
            currency=quote.currency,
            now=now,
        )
        if in_grams:
            return _in_grams(quote, customer_id=quote.customer_id, visit=visit, handed_over=handed_over, terms=terms)
        return _in_money(quote, customer_id=quote.customer_id, visit=visit, handed_over=handed_over, terms=terms)

    content = {
        "quote_id": quote_id,
        "terminal_id": terminal_id,
        "in_grams": in_grams,
        "days": list(terms.days),
        **handed_over.as_content(),
    }
    plan_id, _ = once(key=idempotency_key, use_case="start_instalments", content=content, write=write)
    return Plan.objects.get(pk=plan_id)


def _in_money(
    quote: Quote, *, customer_id: uuid.UUID, visit: Visit, handed_over: HandedOver, terms: Terms
) -> uuid.UUID:
    paid = sum((payment.amount for payment in handed_over.payments), Decimal(0))
    owed = quote.total - paid
    if owed <= 0:
        raise PaymentMismatch(total=quote.total, paid=paid)
    dues = schedule(owed, terms=terms, step=minor_unit(quote.currency), today=visit.day)
    sale = sell_quote(quote, visit=visit, handed_over=_with(handed_over, PaymentMethod.ON_ACCOUNT, owed))
    plan = plan_for(
        PlanKind.CREDIT, customer_id=customer_id, quote_id=quote.pk, sale_id=sale.pk, dues=dues, visit=visit
    )
    write_plan(plan, dues=dues, visit=visit)
    return plan.pk


def _in_grams(
    quote: Quote, *, customer_id: uuid.UUID, visit: Visit, handed_over: HandedOver, terms: Terms
) -> uuid.UUID:
    owed = owed_metal(quote)
    _require_gold_limit(owed, customer_id=customer_id)
    dues = schedule(owed.grams, terms=terms, step=GRAM_STEP, today=visit.day)
    sale = sell_quote(quote, visit=visit, handed_over=_with(handed_over, PaymentMethod.GRAMS, owed.value))
    plan = plan_for(
        PlanKind.GRAMS,
        customer_id=customer_id,
        quote_id=quote.pk,
        sale_id=sale.pk,
        dues=dues,
        visit=visit,
        owed=owed,
    )
    write_plan(plan, dues=dues, visit=visit)
    return plan.pk


def _require_gold_limit(owed: OwedMetal, *, customer_id: uuid.UUID) -> None:
    """See that the customer may owe the gold, and lock them until it is written; other metals have no limit."""
    customer = lock_customer(customer_id)
    if customer.gram_limit is None or owed.metal != Metal.GOLD:
        return
    owes, asked = owed_by(customer, currency=owed.metal), owed.grams * owed.fineness / 1000
    if owes + asked > customer.gram_limit:
        raise GramLimitExceeded(limit=customer.gram_limit, owed=owes, asked=asked)


def _with(handed_over: HandedOver, method: PaymentMethod, amount: Decimal) -> HandedOver:
    owed = PaymentTaken(method=method, amount=amount)
    return replace(handed_over, payments=(*handed_over.payments, owed))
