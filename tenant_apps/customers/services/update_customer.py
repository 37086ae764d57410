"""Change what is known of a customer."""

import uuid

from django.db import transaction

from project.errors import InvalidInput, NotFound
from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.fill_customer import fill_customer, search_text_of
from tenant_apps.customers.models import Customer
from tenant_apps.customers.profile import Profile
from tenant_apps.customers.services.keep_family_dates import keep_family_dates


@transaction.atomic
def update_customer(
    *, customer_id: uuid.UUID, name: str, phone: str, email: str, note: str, profile: Profile
) -> Customer:
    """Write the fields over the customer. Who was merged into somebody is not changed any more.

    Raises:
        NotFound: no such customer.
        InvalidInput: a field cannot be right.
    """
    customer = Customer.objects.select_for_update(no_key=True).kept().filter(pk=customer_id).first()
    if customer is None:
        raise NotFound(field="id")
    country = current_tenant().country
    if problems := fill_customer(
        customer, name=name, phone=phone, email=email, note=note, country=country, profile=profile
    ):
        raise InvalidInput(problems)
    customer.search_text = search_text_of(customer, customer.merged.order_by("pk"))
    customer.save()
    keep_family_dates(customer, profile.family_dates)
    return customer
