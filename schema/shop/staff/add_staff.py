import uuid
from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.identity.types import User
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, LimitReached, NotFound
from schema.kit.validation import validated
from schema.shop.branches.types import Branch
from shared_apps.idempotency import errors as idempotency_errors
from shared_apps.identity.choices import Role
from shared_apps.identity.services.add_user import NewUser
from tenant_apps.branches.services.add_staff import add_staff


@strawberry.input
class AddStaffInput:
    idempotency_key: uuid.UUID
    username: str
    full_name: str
    role: Role
    password: str
    email: str = ""
    language: str = "en"
    branch_ids: list[relay.GlobalID] = strawberry.field(
        default_factory=list, description="Where the person works; in all branches when left empty."
    )


@strawberry.type
class AddStaffSuccess:
    user: User


AddStaffResult = Annotated[
    AddStaffSuccess | InvalidInput | LimitReached | NotFound | IdempotencyKeyReused, strawberry.union("AddStaffResult")
]


@strawberry.type
class AddStaffMutation:
    @strawberry.mutation(
        description="Add a person who can log in.", extensions=[on_shop_host, requires("identity.change_staff")]
    )
    def add_staff(self, input: AddStaffInput) -> AddStaffResult:
        try:
            with validated() as check:
                user = NewUser(
                    username=check.text("username", input.username, maximum=60),
                    full_name=check.text("full_name", input.full_name, maximum=200),
                    email=check.text("email", input.email, maximum=254, required=False),
                    language=input.language,
                )
                check.text("password", input.password, maximum=1000)
                check.entries("branch_ids", input.branch_ids, maximum=100)
            person = add_staff(
                idempotency_key=input.idempotency_key,
                user=user,
                role=input.role,
                password=input.password,
                branch_ids=[key_of(branch_id, Branch, field="branch_ids") for branch_id in input.branch_ids],
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except project_errors.LimitReached as error:
            return LimitReached.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AddStaffSuccess(user=cast("User", person))
