import uuid
from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.customers.inputs import ProfileInput
from schema.shop.customers.types import Customer
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.customers.services.add_customer import add_customer


@strawberry.input
class AddCustomerInput:
    idempotency_key: uuid.UUID
    name: str
    phone: str = strawberry.field(default="", description="Without a country's code: a number of the shop's country.")
    email: str = ""
    note: str = ""
    profile: ProfileInput = strawberry.field(default_factory=ProfileInput)
    referred_by_id: relay.GlobalID | None = strawberry.field(default=None, description="Who brought them.")


@strawberry.type
class AddCustomerSuccess:
    customer: Customer


AddCustomerResult = Annotated[
    AddCustomerSuccess | InvalidInput | NotFound | IdempotencyKeyReused, strawberry.union("AddCustomerResult")
]


@strawberry.type
class AddCustomerMutation:
    @strawberry.mutation(
        description="Write down a new customer.", extensions=[on_shop_host, requires("customers.change")]
    )
    def add_customer(self, input: AddCustomerInput) -> AddCustomerResult:
        try:
            referrer = key_of(input.referred_by_id, Customer, field="referred_by_id") if input.referred_by_id else None
            customer = add_customer(
                idempotency_key=input.idempotency_key,
                name=input.name,
                phone=input.phone,
                email=input.email,
                note=input.note,
                profile=input.profile.profile(),
                referred_by_id=referrer,
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return AddCustomerSuccess(customer=cast("Customer", customer))
