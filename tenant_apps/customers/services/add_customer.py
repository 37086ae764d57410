"""Write down a new customer."""

import uuid
from dataclasses import asdict

from django.db import transaction

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.services import once
from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.fill_customer import fill_customer
from tenant_apps.customers.models import Customer
from tenant_apps.customers.profile import Profile
from tenant_apps.customers.services.keep_family_dates import keep_family_dates

NOTHING_MORE = Profile()


@transaction.atomic
def add_customer(
    *,
    idempotency_key: uuid.UUID,
    name: str,
    phone: str = "",
    email: str = "",
    note: str = "",
    profile: Profile = NOTHING_MORE,
    referred_by_id: uuid.UUID | None = None,
) -> Customer:
    """Keep the customer, and who brought them; a telephone number is read as one of the shop's country.

    Raises:
        InvalidInput: a field cannot be right.
        NotFound: there is no such referrer (field referred_by_id).
        IdempotencyKeyReused: the key came with other content.
    """
    said = {"name": name, "phone": phone, "email": email, "note": note}

    def write() -> uuid.UUID:
        customer = Customer(referred_by_id=referred_by_id)
        if problems := fill_customer(customer, **said, country=current_tenant().country, profile=profile):
            raise InvalidInput(problems)
        if referred_by_id and not Customer.objects.filter(pk=referred_by_id).exists():
            raise NotFound(field="referred_by_id")
        customer.save(force_insert=True)
        keep_family_dates(customer, profile.family_dates)
        return customer.pk

    content = said | asdict(profile) | {"referred_by": referred_by_id}
    customer_id, _ = once(key=idempotency_key, use_case="add_customer", content=content, write=write)
    return Customer.objects.get(pk=customer_id)
