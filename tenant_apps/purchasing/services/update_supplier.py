"""Change what is known of a supplier."""

import uuid

from django.db import transaction

from project.errors import InvalidInput
from tenant_apps.purchasing.details import SupplierDetails, fill_supplier
from tenant_apps.purchasing.models import Supplier
from tenant_apps.purchasing.services.locks import lock_supplier


@transaction.atomic
def update_supplier(*, supplier_id: uuid.UUID, details: SupplierDetails) -> Supplier:
    """Write the fields over the supplier. One who is not active keeps their balance and gets no new orders.

    Raises:
        NotFound: no such supplier.
        InvalidInput: a field cannot be right.
    """
    supplier = lock_supplier(supplier_id, field="id")
    if problems := fill_supplier(supplier, details):
        raise InvalidInput(problems)
    supplier.save()
    return supplier
