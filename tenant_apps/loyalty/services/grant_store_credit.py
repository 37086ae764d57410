"""Owe a customer money that they can spend here."""

import uuid
from datetime import datetime
from decimal import Decimal

from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models import CreditEntry


def grant_store_credit(
    *,
    customer_id: uuid.UUID,
    amount: Decimal,
    source_id: uuid.UUID,
    at: datetime,
    actor_id: uuid.UUID | None,
    reason: str,
) -> None:
    """Add ``amount`` (positive) to the customer's store credit, in the caller's transaction.

    The caller posts it: PAYMENT_STORE_CREDIT where it stands for what is given back, STORE_CREDIT_LIABILITY otherwise.
    Locks the customer.

    Raises:
        NotFound: there is no such customer (field customer_id).
    """
    CreditEntry.objects.create(
        purse=Purse.STORE_CREDIT,
        kind=EntryKind.GRANTED,
        customer=lock_customer(customer_id),
        amount=amount,
        source_id=source_id,
        at=at,
        actor_id=actor_id,
        reason=reason,
    )
