"""What the customer leaves unpaid: it is on their account from then on."""

from collections.abc import Sequence
from decimal import Decimal

from tenant_apps.customers.models import Customer
from tenant_apps.customers.selectors.dues import dues_of
from tenant_apps.customers.services.locks import lock_customer
from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.documents.draft import Draft
from tenant_apps.sales.documents.visit import Visit
from tenant_apps.sales.errors import CreditLimitExceeded


def require_credit(drafts: Sequence[Draft], *, visit: Visit) -> None:
    """See that the customer may owe what the documents together leave unpaid, and lock them until it is written.

    Raises:
        CreditLimitExceeded: they would owe more than somebody has allowed (facts: limit, owed, asked).
    """
    asked = _left_unpaid(drafts)
    if asked <= 0 or visit.customer_id is None:
        return
    customer = lock_customer(visit.customer_id)
    owed = owed_by(customer, currency=visit.currency)
    if customer.credit_limit is not None and owed + asked > customer.credit_limit:
        raise CreditLimitExceeded(limit=customer.credit_limit, owed=owed, asked=asked)


def owed_by(customer: Customer, *, currency: str) -> Decimal:
    """Return what the customer owes for sales on account and bounced cheques; negative where the shop owes them."""
    return sum((due.owed for due in dues_of(customer) if due.commodity == currency), Decimal(0))


def _left_unpaid(drafts: Sequence[Draft]) -> Decimal:
    payments = [payment for draft in drafts for payment in draft.payments]
    return sum((paid.amount for paid in payments if paid.method == PaymentMethod.ON_ACCOUNT), Decimal(0))
