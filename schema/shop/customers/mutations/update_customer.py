from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.shop.customers.inputs import ProfileInput
from schema.shop.customers.types import Customer
from tenant_apps.customers.services.update_customer import update_customer


@strawberry.input(description="The whole customer as it shall be.")
class UpdateCustomerInput:
    id: relay.GlobalID
    name: str
    phone: str = strawberry.field(default="", description="Without a country's code: a number of the shop's country.")
    email: str = ""
    note: str = ""
    profile: ProfileInput = strawberry.field(default_factory=ProfileInput)


@strawberry.type
class UpdateCustomerSuccess:
    customer: Customer


UpdateCustomerResult = Annotated[
    UpdateCustomerSuccess | InvalidInput | NotFound, strawberry.union("UpdateCustomerResult")
]


@strawberry.type
class UpdateCustomerMutation:
    @strawberry.mutation(
        description="Change what is known of a customer.", extensions=[on_shop_host, requires("customers.change")]
    )
    def update_customer(self, input: UpdateCustomerInput) -> UpdateCustomerResult:
        try:
            customer = update_customer(
                customer_id=key_of(input.id, Customer, field="id"),
                name=input.name,
                phone=input.phone,
                email=input.email,
                note=input.note,
                profile=input.profile.profile(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return UpdateCustomerSuccess(customer=cast("Customer", customer))
