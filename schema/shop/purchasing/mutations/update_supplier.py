from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.shop.purchasing.inputs import SupplierInput
from schema.shop.purchasing.types import Supplier
from tenant_apps.purchasing.services.update_supplier import update_supplier


@strawberry.input
class UpdateSupplierInput:
    id: relay.GlobalID
    supplier: SupplierInput


@strawberry.type
class UpdateSupplierSuccess:
    supplier: Supplier


UpdateSupplierResult = Annotated[
    UpdateSupplierSuccess | InvalidInput | NotFound, strawberry.union("UpdateSupplierResult")
]


@strawberry.type
class UpdateSupplierMutation:
    @strawberry.mutation(
        description="Change what is known of a supplier.",
        extensions=[on_shop_host, requires("purchasing.change_supplier")],
    )
    def update_supplier(self, input: UpdateSupplierInput) -> UpdateSupplierResult:
        try:
            supplier = update_supplier(
                supplier_id=key_of(input.id, Supplier, field="id"), details=input.supplier.details()
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return UpdateSupplierSuccess(supplier=cast("Supplier", supplier))
