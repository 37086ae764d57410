import uuid
from typing import Annotated, cast

import strawberry

from project import errors as project_errors
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput
from schema.shop.purchasing.inputs import SupplierInput
from schema.shop.purchasing.types import Supplier
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.purchasing.services.add_supplier import add_supplier


@strawberry.input
class AddSupplierInput:
    idempotency_key: uuid.UUID
    supplier: SupplierInput


@strawberry.type
class AddSupplierSuccess:
    supplier: Supplier


AddSupplierResult = Annotated[
    AddSupplierSuccess | InvalidInput | IdempotencyKeyReused, strawberry.union("AddSupplierResult")
]


@strawberry.type
class AddSupplierMutation:
    @strawberry.mutation(
        description="Write down a new supplier.",
        extensions=[on_shop_host, requires("purchasing.change_supplier")],
    )
    def add_supplier(self, input: AddSupplierInput) -> AddSupplierResult:
        try:
            supplier = add_supplier(idempotency_key=input.idempotency_key, details=input.supplier.details())
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AddSupplierSuccess(supplier=cast("Supplier", supplier))
