"""Change what is known of a customer."""

import uuid

from django.db import transaction

from project.errors import InvalidInput, NotFound
from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.fill_customer import fill_customer
from tenant_apps.customers.models import Customer


@transaction.atomic
def update_customer(*, customer_id: uuid.UUID, name: str, phone: str, email: str, note: str) -> Customer:
    """Write the fields over the customer.

    Raises:
        NotFound: no such customer.
        InvalidInput: a field cannot be right.
    """
    customer = Customer.objects.select_for_update().filter(pk=customer_id).first()
    if customer is None:
        raise NotFound(field="id")
    country = current_tenant().country
    if problems := fill_customer(customer, name=name, phone=phone, email=email, note=note, country=country):
        raise InvalidInput(problems)
    customer.save()
    return customer
