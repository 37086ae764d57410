from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound, Problem
from schema.shop.ledger.types import LedgerAccount
from tenant_apps.ledger import choices, errors
from tenant_apps.ledger.services.update_account import update_account


@strawberry.input
class UpdateAccountInput:
    account_id: relay.GlobalID
    code: str
    name: str
    is_active: bool


@strawberry.type
class UpdateAccountSuccess:
    account: LedgerAccount


@strawberry.type(description="The posting table sends amounts to the account.")
class AccountInUse(Problem):
    parts: list[choices.PartCode]


UpdateAccountResult = Annotated[
    UpdateAccountSuccess | InvalidInput | NotFound | AccountInUse, strawberry.union("UpdateAccountResult")
]


@strawberry.type
class UpdateAccountMutation:
    @strawberry.mutation(
        description="Rename an account, or take it out of use.",
        extensions=[on_shop_host, requires("ledger.change_chart")],
    )
    def update_account(self, input: UpdateAccountInput) -> UpdateAccountResult:
        try:
            account = update_account(
                account_id=key_of(input.account_id, LedgerAccount, field="account_id"),
                code=input.code,
                name=input.name,
                is_active=input.is_active,
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.AccountInUse as error:
            return AccountInUse.of(error)
        return UpdateAccountSuccess(account=cast("LedgerAccount", account))
