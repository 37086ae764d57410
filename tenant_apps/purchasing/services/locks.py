"""The lock order of purchasing: order, supplier, invoice, shift, then stock, the ledger and the number series.

Whoever changes what is owed to a supplier holds the supplier's row: two invoices of the same goods, or two payments of
the last gram, come one after the other.
"""

import uuid

from project.errors import NotFound
from shared_apps.identity.models import User
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.purchasing.choices import InvoiceStatus
from tenant_apps.purchasing.errors import InvoiceNotHeld
from tenant_apps.purchasing.models import Invoice, Supplier


def lock_supplier(supplier_id: uuid.UUID, *, field: str = "supplier_id") -> Supplier:
    """Lock a supplier against other writers.

    Raises:
        NotFound: there is no such supplier.
    """
    supplier = Supplier.objects.select_for_update(no_key=True).filter(pk=supplier_id).first()
    if supplier is None:
        raise NotFound(field=field)
    return supplier


def lock_held_invoice(invoice_id: uuid.UUID, *, actor: User) -> Invoice:
    """Lock the supplier and an invoice of theirs that is not in the books yet.

    Raises:
        NotFound: there is no such invoice, or it is of a branch that the actor does not work in.
        InvoiceNotHeld: it is in the books already.
    """
    supplier_id = Invoice.objects.filter(pk=invoice_id).values_list("supplier_id", flat=True).first()
    if supplier_id is None:
        raise NotFound(field="invoice_id")
    lock_supplier(supplier_id)
    invoice = Invoice.objects.select_for_update().filter(pk=invoice_id).first()
    if invoice is None or not works_in(actor=actor, branch_id=invoice.branch_id):
        raise NotFound(field="invoice_id")
    if invoice.status != InvoiceStatus.HELD:
        raise InvoiceNotHeld
    return invoice
