"""Pay with store credit."""

import uuid
from datetime import datetime
from decimal import Decimal

from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.errors import NotEnoughCredit
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.selectors.balances import store_credit_of


def spend_store_credit(*, customer_id: uuid.UUID, amount: Decimal, source_id: uuid.UUID, at: datetime) -> None:
    """Take ``amount`` (positive) from the customer's store credit, in the caller's transaction.

    The caller posts it (PAYMENT_STORE_CREDIT). Locks the customer.

    Raises:
        NotFound: there is no such customer (field customer_id).
        NotEnoughCredit: the credit does not cover it.
    """
    customer = lock_customer(customer_id)
    balance = store_credit_of(customer)
    if balance < amount:
        raise NotEnoughCredit(purse=Purse.STORE_CREDIT, balance=balance, asked=amount)
    CreditEntry.objects.create(
        purse=Purse.STORE_CREDIT,
        kind=EntryKind.SPENT,
        customer=customer,
        amount=-amount,
        source_id=source_id,
        at=at,
    )
