"""Give a customer store credit by hand, or correct what was given."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import FieldProblems, field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.models import Branch
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.errors import NotEnoughCredit
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.postings import moved
from tenant_apps.loyalty.selectors.balances import store_credit_of
from tenant_apps.pricing.rounding import minor_unit


@transaction.atomic
def adjust_store_credit(
    *, actor: User, idempotency_key: uuid.UUID, customer_id: uuid.UUID, amount: Decimal, reason: str, now: datetime
) -> CreditEntry:
    """Add ``amount`` to the customer's store credit, or take it away (negative), and post it as a discount given.

    Raises:
        NotFound: there is no such customer (field customer_id).
        InvalidInput: nothing is changed, nobody says why, or the amount is none of the currency.
        NotEnoughCredit: more would be taken than there is.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        customer = lock_customer(customer_id)
        entry = CreditEntry(
            purse=Purse.STORE_CREDIT,
            kind=EntryKind.GRANTED if amount > 0 else EntryKind.TAKEN_BACK,
            customer=customer,
            amount=amount,
            source_id=uuid7(),
            at=now,
            actor_id=actor.pk,
            reason=reason.strip(),
        )
        if problems := _problems(entry):
            raise InvalidInput(problems)
        balance = store_credit_of(customer)
        if balance + amount < 0:
            raise NotEnoughCredit(purse=Purse.STORE_CREDIT, balance=balance, asked=-amount)
        entry.save(force_insert=True)
        post_entry(
            event=PostingEvent.STORE_CREDIT,
            source_id=entry.pk,
            branch_id=Branch.objects.get(is_default=True).pk,
            posted_on=business_day(now),
            actor_id=actor.pk,
            parts=moved(
                amount,
                owed=PartCode.STORE_CREDIT_LIABILITY,
                against=PartCode.DISCOUNT,
                customer_id=customer.pk,
            ),
            note=entry.reason,
        )
        return entry.pk

    content = {"customer_id": customer_id, "amount": f"{amount.normalize():f}", "reason": reason}
    entry_id, _is_new = once(key=idempotency_key, use_case="adjust_store_credit", content=content, write=write)
    return CreditEntry.objects.get(pk=entry_id)


def _problems(entry: CreditEntry) -> FieldProblems:
    problems = field_problems(entry, exclude=["origin_id"])
    if not entry.reason:
        problems["reason"] = ("REQUIRED", _("Say why."))
    if not entry.amount or entry.amount % minor_unit(current_tenant().currency):
        problems["amount"] = ("NOT_PAYABLE", _("This amount cannot be paid in this currency."))
    return problems
