from typing import ClassVar, Self, cast

import strawberry
import strawberry_django
from strawberry import auto, relay

from schema.kit.scalars import Amount
from schema.shop.ledger.types import written
from shared_apps.tenants.context import current_tenant
from tenant_apps.customers.phone import as_shown
from tenant_apps.purchasing import models
from tenant_apps.purchasing.selectors import supplier_balances
from tenant_apps.purchasing.selectors.supplier_balances import BALANCE_ROWS, balances_from


@strawberry.type(description="What is owed to a supplier of one currency or metal.")
class SupplierBalance:
    commodity: str = strawberry.field(description="A currency, or a metal in fine grams.")
    owed: Amount = strawberry.field(description="Negative where the supplier owes the shop.")
    not_invoiced: Amount = strawberry.field(description="Received and not yet invoiced, at what the receipts say.")

    @classmethod
    def of(cls, found: supplier_balances.SupplierBalance) -> Self:
        return cls(commodity=found.commodity, owed=written(found.owed), not_invoiced=written(found.not_invoiced))


@strawberry_django.type(models.Supplier, description="Somebody whom the shop buys goods from.")
class Supplier(relay.Node):
    view_permission: ClassVar[str] = "purchasing.view"

    name: auto
    contact: auto
    phone: auto = strawberry_django.field(description="In E.164 form, with the country's code.")
    country: auto = strawberry_django.field(description="ISO 3166.")
    tax_number: auto
    note: auto
    is_active: auto
    created_at: auto

    @strawberry_django.field(only=["phone"], description="As people of the shop's country write it.")
    def phone_shown(self) -> str:
        return as_shown(cast("models.Supplier", self).phone, country=current_tenant().country)

    @strawberry_django.field(
        annotate={"balance_rows": BALANCE_ROWS},
        description="What is owed by the books, by currency and metal; none where all is settled.",
    )
    def balances(self) -> list[SupplierBalance]:
        supplier = cast("models.Supplier", self)
        # What a mutation returns was read without the annotation.
        rows = getattr(supplier, "balance_rows", None)
        found = supplier_balances.supplier_balances(supplier.pk) if rows is None else balances_from(rows)
        return [SupplierBalance.of(balance) for balance in found]
