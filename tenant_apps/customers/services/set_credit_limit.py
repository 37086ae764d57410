"""Say how much a customer may owe."""

import uuid
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput
from project.field_problems import field_problems
from tenant_apps.customers.fill_customer import DERIVED
from tenant_apps.customers.models import Customer
from tenant_apps.customers.services.locks import lock_customer


@transaction.atomic
def set_credit_limit(*, customer_id: uuid.UUID, money: Decimal | None, grams: Decimal | None) -> Customer:
    """Let the customer owe at most this much money and fine gold (g); None where nobody says.

    Raises:
        NotFound: there is no such customer (field customer_id).
        InvalidInput: a limit is below zero, or has more digits than the books.
    """
    customer = lock_customer(customer_id)
    customer.credit_limit, customer.gram_limit = money, grams
    problems = field_problems(customer, exclude=DERIVED)
    for field, limit in (("credit_limit", money), ("gram_limit", grams)):
        if limit is not None and limit < 0:
            problems[field] = ("TOO_SMALL", _("A limit is not below zero."))
    if problems:
        raise InvalidInput(problems)
    customer.save(update_fields=["credit_limit", "gram_limit"])
    return customer
