from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.shop.ledger.problems import PeriodClosed
from schema.shop.purchasing.papers import SupplierInvoice
from schema.shop.purchasing.problems import InvoiceNotHeld, purchasing_problem
from tenant_apps.purchasing.services.accept_invoice import accept_invoice


@strawberry.input
class AcceptSupplierInvoiceInput:
    invoice_id: relay.GlobalID
    reason: str


@strawberry.type
class AcceptSupplierInvoiceSuccess:
    invoice: SupplierInvoice


AcceptSupplierInvoiceResult = Annotated[
    AcceptSupplierInvoiceSuccess | InvalidInput | NotFound | InvoiceNotHeld | PeriodClosed,
    strawberry.union("AcceptSupplierInvoiceResult"),
]


@strawberry.type
class AcceptSupplierInvoiceMutation:
    @strawberry.mutation(
        description="Accept the differences of a held invoice and put it into the books.",
        extensions=[on_shop_host, requires("purchasing.accept_difference")],
    )
    def accept_supplier_invoice(self, info: Info, input: AcceptSupplierInvoiceInput) -> AcceptSupplierInvoiceResult:
        try:
            invoice = accept_invoice(
                actor=info.context.signed_in_actor,
                invoice_id=key_of(input.invoice_id, SupplierInvoice, field="invoice_id"),
                reason=input.reason,
                now=timezone.now(),
            )
        except BusinessError as error:
            return cast("AcceptSupplierInvoiceResult", purchasing_problem(error))
        return AcceptSupplierInvoiceSuccess(invoice=cast("SupplierInvoice", invoice))
