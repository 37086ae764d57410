import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.purchasing.inputs import SupplierInvoiceInput
from schema.shop.purchasing.papers import SupplierInvoice
from schema.shop.purchasing.problems import AlreadyInvoiced, InvoiceNumberTaken, purchasing_problem
from tenant_apps.purchasing.services.record_invoice import record_invoice


@strawberry.input
class RecordSupplierInvoiceInput:
    idempotency_key: uuid.UUID
    invoice: SupplierInvoiceInput


@strawberry.type
class RecordSupplierInvoiceSuccess:
    invoice: SupplierInvoice


RecordSupplierInvoiceResult = Annotated[
    RecordSupplierInvoiceSuccess
    | InvalidInput
    | NotFound
    | AlreadyInvoiced
    | InvoiceNumberTaken
    | PeriodClosed
    | IdempotencyKeyReused,
    strawberry.union("RecordSupplierInvoiceResult"),
]


@strawberry.type
class RecordSupplierInvoiceMutation:
    @strawberry.mutation(
        description="Record what a supplier bills: in the books where it agrees with order and receipt, or else held.",
        extensions=[on_shop_host, requires("purchasing.invoice")],
    )
    def record_supplier_invoice(self, info: Info, input: RecordSupplierInvoiceInput) -> RecordSupplierInvoiceResult:
        try:
            invoice = record_invoice(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                asked=input.invoice.asked(),
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("RecordSupplierInvoiceResult", purchasing_problem(error))
        return RecordSupplierInvoiceSuccess(invoice=cast("SupplierInvoice", invoice))
