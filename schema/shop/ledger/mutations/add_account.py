import uuid
from typing import Annotated, cast

import strawberry

from project import errors as project_errors
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput
from schema.shop.ledger.types import LedgerAccount
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.ledger import choices
from tenant_apps.ledger.services.add_account import add_account


@strawberry.input
class AddAccountInput:
    idempotency_key: uuid.UUID
    code: str
    name: str
    group: choices.AccountGroup = strawberry.field(description="Where it stands in the statements.")


@strawberry.type
class AddAccountSuccess:
    account: LedgerAccount


AddAccountResult = Annotated[
    AddAccountSuccess | InvalidInput | IdempotencyKeyReused, strawberry.union("AddAccountResult")
]


@strawberry.type
class AddAccountMutation:
    @strawberry.mutation(
        description="Add an account to the chart.", extensions=[on_shop_host, requires("ledger.change_chart")]
    )
    def add_account(self, input: AddAccountInput) -> AddAccountResult:
        try:
            account = add_account(
                idempotency_key=input.idempotency_key, code=input.code, name=input.name, group=input.group
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AddAccountSuccess(account=cast("LedgerAccount", account))
