from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.kit.scalars import Money
from schema.shop.branches.types import Branch
from tenant_apps.branches.services.set_numbering import set_numbering


@strawberry.input
class SetNumberingInput:
    branch_id: relay.GlobalID
    number_pattern: str = strawberry.field(description="With {series}, {year} and {number}; {branch} where wanted.")
    fiscal_month: int = strawberry.field(description="In which numbers start over, of the shop's own calendar.")
    cash_step: Money | None = strawberry.field(
        default=None, description="The smallest coin that is still given; left out, the custom of the currency."
    )


@strawberry.type
class SetNumberingSuccess:
    branch: Branch


SetNumberingResult = Annotated[SetNumberingSuccess | InvalidInput | NotFound, strawberry.union("SetNumberingResult")]


@strawberry.type
class SetNumberingMutation:
    @strawberry.mutation(
        description="Say how a branch numbers its documents and rounds its cash, from now on.",
        extensions=[on_shop_host, requires("branches.change")],
    )
    def set_numbering(self, input: SetNumberingInput) -> SetNumberingResult:
        try:
            branch = set_numbering(
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                number_pattern=input.number_pattern,
                fiscal_month=input.fiscal_month,
                cash_step=input.cash_step,
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return SetNumberingSuccess(branch=cast("Branch", branch))
