"""Write down a new customer."""

import uuid

from django.db import transaction

from project.errors import InvalidInput
from shared_apps.idempotency.services import once
from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.fill_customer import fill_customer
from tenant_apps.customers.models import Customer


@transaction.atomic
def add_customer(
    *, idempotency_key: uuid.UUID, name: str, phone: str = "", email: str = "", note: str = ""
) -> Customer:
    """Keep the customer; a telephone number is read as one of the shop's country.

    Raises:
        InvalidInput: a field cannot be right.
        IdempotencyKeyReused: the key came with other content.
    """
    content = {"name": name, "phone": phone, "email": email, "note": note}

    def write() -> uuid.UUID:
        customer = Customer()
        if problems := fill_customer(customer, **content, country=current_tenant().country):
            raise InvalidInput(problems)
        customer.save(force_insert=True)
        return customer.pk

    customer_id, _ = once(key=idempotency_key, use_case="add_customer", content=content, write=write)
    return Customer.objects.get(pk=customer_id)
