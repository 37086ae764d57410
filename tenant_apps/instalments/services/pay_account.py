"""Take what a customer pays off their account: sales left on it, and cheques that bounced."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

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
from tenant_apps.drawers.choices import TakingKind
from tenant_apps.instalments.errors import MoreThanIsOpen
from tenant_apps.instalments.selectors.account import account_of
from tenant_apps.instalments.services.locks import open_branch
from tenant_apps.instalments.taking import take_money
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.sales.documents.visit import Visit, visit_at
from tenant_apps.sales.payments.taken import PaymentTaken


@transaction.atomic
def pay_account(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    customer_id: uuid.UUID,
    branch_id: uuid.UUID,
    terminal_id: uuid.UUID | None,
    payments: Sequence[PaymentTaken],
    now: datetime,
) -> Customer:
    """Take a payment, in the shop's currency, against what is owed outside plans, and return the customer.

    Never more than that: what is owed by a plan is paid there. Locks the idempotency key, the shift, the customer,
    then their credit and the books.

    Raises:
        NotFound: no such branch, till or customer here.
        ShiftRequired: the shop takes money only into an open drawer.
        MoreThanIsOpen: the payment is more than what is owed.
        InvalidInput, PaymentMismatch, NotEnoughCredit, GiftCardUnknown, GiftCardUnusable: it is not paid.
        PeriodClosed: the books are closed for this day.
        IdempotencyKeyReused: the key came with another input.
    """

    def write() -> uuid.UUID:
        visit = visit_at(
            open_branch(branch_id, actor=actor),
            actor=actor,
            terminal_id=terminal_id,
            customer_id=customer_id,
            currency=current_tenant().currency,
            now=now,
        )
        customer = lock_customer(customer_id)
        _enter(customer, payments=payments, visit=visit)
        return customer.pk

    content = {
        "customer_id": customer_id,
        "branch_id": branch_id,
        "terminal_id": terminal_id,
        "payments": [payment.as_content() for payment in payments],
    }
    once(key=idempotency_key, use_case="pay_account", content=content, write=write)
    return access_customer(customer_id)


def _enter(customer: Customer, *, payments: Sequence[PaymentTaken], visit: Visit) -> None:
    money = sum((payment.amount for payment in payments), Decimal(0))
    if not money.is_finite() or money <= 0:
        raise InvalidInput({"payments": ("REQUIRED", _("Say what is paid."))})
    owed = max(account_of(customer).get(visit.currency, Decimal(0)), Decimal(0))
    if money > owed:
        raise MoreThanIsOpen(field="payments", open=owed)
    source_id = uuid7()
    taken = take_money(amount=money, payments=payments, visit=visit, source_id=source_id, kind=TakingKind.INSTALMENT)
    post_entry(
        event=PostingEvent.INSTALMENT,
        source_id=source_id,
        branch_id=visit.branch.pk,
        posted_on=visit.day,
        actor_id=visit.actor.pk,
        parts=[
            *taken.parts(currency=visit.currency),
            Part(code=PartCode.ROUNDING, commodity=visit.currency, amount=-taken.settlement.cash_rounding),
            Part(
                code=PartCode.CUSTOMER_RECEIVABLE,
                commodity=visit.currency,
                amount=-money,
                customer_id=customer.pk,
            ),
        ],
        note=_told(taken.paid),
    )


def _told(paid: Sequence[dict[str, str]]) -> str:
    """Return the references of the payments, which the entry alone keeps."""
    return " ".join(one["reference"] for one in paid if one["reference"])[:200]
