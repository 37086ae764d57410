"""People who buy, as a cashier would write them down."""

import uuid
from typing import Any

from tenant_apps.customers.models import Customer
from tenant_apps.customers.services.add_customer import add_customer as add


def add_customer(name: str = "علی رضایی", **details: Any) -> Customer:
    return add(idempotency_key=uuid.uuid4(), name=name, **details)
