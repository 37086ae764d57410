"""Lock customers: whoever changes what one of them owes or is owed waits here."""

import uuid

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from project.errors import NotFound
from tenant_apps.customers.models import Customer


def lock_customer(customer_id: uuid.UUID) -> Customer:
    """Lock the customer, or the one they were merged into, until the end of the transaction.

    Documents may refer to them meanwhile: the key is not locked.

    Raises:
        NotFound: there is no such customer (field customer_id).
    """
    kept = Customer.objects.filter(pk=customer_id).order_by().values(kept=Coalesce("merged_into_id", "pk"))
    customer = Customer.objects.select_for_update(no_key=True).filter(pk=Subquery(kept[:1])).first()
    if customer is None:
        raise NotFound(field="customer_id")
    if customer.merged_into_id is not None:
        # They were merged while we waited for them.
        return lock_customer(customer.merged_into_id)
    return customer
