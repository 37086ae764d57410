"""Write down a new supplier."""

import uuid
from dataclasses import asdict

from django.db import transaction

from project.errors import InvalidInput
from shared_apps.idempotency.services import once
from tenant_apps.purchasing.details import SupplierDetails, fill_supplier
from tenant_apps.purchasing.models import Supplier


@transaction.atomic
def add_supplier(*, idempotency_key: uuid.UUID, details: SupplierDetails) -> Supplier:
    """Keep the supplier.

    Raises:
        InvalidInput: a field cannot be right.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        supplier = Supplier()
        if problems := fill_supplier(supplier, details):
            raise InvalidInput(problems)
        supplier.save(force_insert=True)
        return supplier.pk

    supplier_id, _ = once(key=idempotency_key, use_case="add_supplier", content=asdict(details), write=write)
    return Supplier.objects.get(pk=supplier_id)
