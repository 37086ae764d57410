from typing import Annotated, cast

import strawberry
from strawberry import relay

from project.errors import BusinessError
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.shop.purchasing.papers import SupplierInvoice
from schema.shop.purchasing.problems import InvoiceNotHeld, purchasing_problem
from tenant_apps.purchasing.services.withdraw_invoice import withdraw_invoice


@strawberry.input
class WithdrawSupplierInvoiceInput:
    invoice_id: relay.GlobalID


@strawberry.type
class WithdrawSupplierInvoiceSuccess:
    invoice_id: relay.GlobalID


WithdrawSupplierInvoiceResult = Annotated[
    WithdrawSupplierInvoiceSuccess | NotFound | InvoiceNotHeld,
    strawberry.union("WithdrawSupplierInvoiceResult"),
]


@strawberry.type
class WithdrawSupplierInvoiceMutation:
    @strawberry.mutation(
        description="Take a held invoice away; its goods can be invoiced again.",
        extensions=[on_shop_host, requires("purchasing.invoice")],
    )
    def withdraw_supplier_invoice(
        self, info: Info, input: WithdrawSupplierInvoiceInput
    ) -> WithdrawSupplierInvoiceResult:
        try:
            withdraw_invoice(
                actor=info.context.signed_in_actor,
                invoice_id=key_of(input.invoice_id, SupplierInvoice, field="invoice_id"),
            )
        except BusinessError as error:
            return cast("WithdrawSupplierInvoiceResult", purchasing_problem(error))
        return WithdrawSupplierInvoiceSuccess(invoice_id=input.invoice_id)
