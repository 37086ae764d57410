"""The lock order of purchasing: order, supplier, shift, then stock, the ledger and the number series.

Whoever changes what is owed to a supplier holds the supplier's row: two invoices of the same goods, or two payments of
the last gram, come one after the other.
"""

import uuid

from project.errors import NotFound
from tenant_apps.purchasing.models import Supplier


def lock_supplier(supplier_id: uuid.UUID, *, field: str = "supplier_id") -> Supplier:
    """Lock a supplier against other writers.

    Raises:
        NotFound: there is no such supplier.
    """
    supplier = Supplier.objects.select_for_update(no_key=True).filter(pk=supplier_id).first()
    if supplier is None:
        raise NotFound(field=field)
    return supplier
