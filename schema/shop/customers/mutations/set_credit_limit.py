from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.kit.scalars import Grams, Money
from schema.shop.customers.types import Customer
from tenant_apps.customers.services.set_credit_limit import set_credit_limit


@strawberry.input(description="Both limits as they shall be; null: nobody says.")
class SetCreditLimitInput:
    customer_id: relay.GlobalID
    money: Money | None = None
    grams: Grams | None = strawberry.field(default=None, description="Of fine gold.")


@strawberry.type
class SetCreditLimitSuccess:
    customer: Customer


SetCreditLimitResult = Annotated[
    SetCreditLimitSuccess | InvalidInput | NotFound, strawberry.union("SetCreditLimitResult")
]


@strawberry.type
class SetCreditLimitMutation:
    @strawberry.mutation(
        description="Say how much a customer may owe.",
        extensions=[on_shop_host, requires("customers.set_credit_limit")],
    )
    def set_credit_limit(self, input: SetCreditLimitInput) -> SetCreditLimitResult:
        try:
            customer = set_credit_limit(
                customer_id=key_of(input.customer_id, Customer, field="customer_id"),
                money=input.money,
                grams=input.grams,
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return SetCreditLimitSuccess(customer=cast("Customer", customer))
