import uuid
from typing import Annotated, cast

import strawberry

from project import errors as project_errors
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, LimitReached
from schema.shop.branches.types import Branch
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.branches.services.create_branch import create_branch


@strawberry.input
class CreateBranchInput:
    idempotency_key: uuid.UUID
    code: str = strawberry.field(description="Starts the numbers of the branch's documents.")
    name: str
    address: str = ""
    phone: str = ""


@strawberry.type
class CreateBranchSuccess:
    branch: Branch


CreateBranchResult = Annotated[
    CreateBranchSuccess | InvalidInput | LimitReached | IdempotencyKeyReused, strawberry.union("CreateBranchResult")
]


@strawberry.type
class CreateBranchMutation:
    @strawberry.mutation(
        description="Open a branch, with its first till.", extensions=[on_shop_host, requires("branches.change")]
    )
    def create_branch(self, input: CreateBranchInput) -> CreateBranchResult:
        try:
            branch = create_branch(
                idempotency_key=input.idempotency_key,
                code=input.code,
                name=input.name,
                address=input.address,
                phone=input.phone,
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.LimitReached as error:
            return LimitReached.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return CreateBranchSuccess(branch=cast("Branch", branch))
