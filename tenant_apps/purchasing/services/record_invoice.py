"""Record what a supplier bills: in the books at once where it agrees with order and receipt, or else held."""

import uuid
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import F

from project.errors import InvalidInput
from project.field_problems import field_problems
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.context import current_tenant
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.services.post_entry import post_entry
from tenant_apps.purchasing.asked import InvoiceAsked
from tenant_apps.purchasing.choices import InvoiceKind, InvoiceStatus
from tenant_apps.purchasing.differences import differences_of
from tenant_apps.purchasing.errors import InvoiceNumberTaken
from tenant_apps.purchasing.models import Invoice, InvoiceLine
from tenant_apps.purchasing.posting import invoice_parts
from tenant_apps.purchasing.selectors.purchasing_settings import purchasing_settings
from tenant_apps.purchasing.services.billed_lines import billed_lines
from tenant_apps.purchasing.services.locks import lock_supplier
from tenant_apps.purchasing.services.place import open_branch, require_lines


@transaction.atomic
def record_invoice(*, actor: User, idempotency_key: uuid.UUID, asked: InvoiceAsked, now: datetime) -> Invoice:
    """Write the invoice; what is out of tolerance keeps it out of the books until somebody accepts that.

    Locks in this order: the idempotency key, the supplier, the ledger.

    Raises:
        NotFound: no such branch, supplier or line of a receipt, or the actor does not work in the branch.
        InvalidInput: a number or a date cannot be right.
        AlreadyInvoiced: goods stand on an invoice already.
        InvoiceNumberTaken: the supplier's invoice of this number is recorded already.
        PeriodClosed: the books are closed for today.
        IdempotencyKeyReused: the key came with other content.
    """

    def write() -> uuid.UUID:
        require_lines(len(asked.lines))
        branch = open_branch(asked.branch_id, actor=actor)
        supplier = lock_supplier(asked.supplier_id)
        invoice = Invoice(
            pk=uuid7(),
            branch=branch,
            supplier=supplier,
            kind=InvoiceKind.INVOICE,
            status=InvoiceStatus.HELD,
            number=asked.number.strip(),
            issued_on=asked.issued_on,
            note=asked.note.strip(),
            recorded_by=actor.pk,
            recorded_by_name=actor.full_name,
            recorded_at=now,
        )
        return _record(invoice, billed_lines(asked), now=now)

    content = asdict(asked)
    invoice_id, _ = once(key=idempotency_key, use_case="record_invoice", content=content, write=write)
    return Invoice.objects.get(pk=invoice_id)


def _record(invoice: Invoice, lines: list[InvoiceLine], *, now: datetime) -> uuid.UUID:
    if problems := field_problems(invoice):
        raise InvalidInput(problems)
    same = Invoice.objects.filter(supplier=invoice.supplier, kind=invoice.kind, number=invoice.number)
    if same.exists():
        raise InvoiceNumberTaken(field="number")
    found = differences_of(lines, settings=purchasing_settings())
    invoice.differences = [difference.as_json() for difference in found]
    if not found:
        invoice.status, invoice.posted_at = InvoiceStatus.POSTED, now
        post_invoice(invoice, lines, actor=invoice.recorded_by, now=now)
    invoice.save(force_insert=True)
    for line in lines:
        line.invoice = invoice
    InvoiceLine.objects.bulk_create(lines)
    return invoice.pk


def post_invoice(invoice: Invoice, lines: list[InvoiceLine], *, actor: uuid.UUID, now: datetime) -> None:
    """Tell the books what is owed for the goods.

    Raises:
        PeriodClosed: the books are closed for today.
    """
    parts = invoice_parts(lines, supplier_id=invoice.supplier_id, currency=current_tenant().currency)
    post_entry(
        event=PostingEvent.SUPPLIER_INVOICE,
        source_id=invoice.pk,
        branch_id=invoice.branch_id,
        posted_on=business_day(now),
        actor_id=actor,
        parts=parts,
        note=invoice.number,
    )


def lines_of(invoice: Invoice) -> list[InvoiceLine]:
    """Return the lines with their lines of receipts."""
    return list(invoice.lines.select_related("receipt_line").order_by(F("position")))
