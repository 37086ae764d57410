"""A customer by their key."""

import uuid

from project.errors import NotFound
from tenant_apps.customers.models import Customer


def access_customer(customer_id: uuid.UUID) -> Customer:
    """Return the customer, or the one they were merged into.

    Raises:
        NotFound: there is none (field customer_id).
    """
    customer = Customer.objects.select_related("merged_into").filter(pk=customer_id).first()
    if customer is None:
        raise NotFound(field="customer_id")
    return customer.merged_into or customer
