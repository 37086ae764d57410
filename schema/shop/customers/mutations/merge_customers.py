from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound, Problem
from schema.shop.customers.types import Customer
from tenant_apps.customers import errors
from tenant_apps.customers.services.merge_customers import merge_customers


@strawberry.input
class MergeCustomersInput:
    kept_id: relay.GlobalID
    double_id: relay.GlobalID = strawberry.field(description="Becomes another name of the kept customer.")


@strawberry.type
class MergeCustomersSuccess:
    customer: Customer


@strawberry.type(description="One of the two was merged into somebody else before.")
class AlreadyMerged(Problem):
    pass


MergeCustomersResult = Annotated[
    MergeCustomersSuccess | InvalidInput | NotFound | AlreadyMerged, strawberry.union("MergeCustomersResult")
]


@strawberry.type
class MergeCustomersMutation:
    @strawberry.mutation(
        description="Two customers turn out to be one: what both bought and owe is read together from now on.",
        extensions=[on_shop_host, requires("customers.merge")],
    )
    def merge_customers(self, info: Info, input: MergeCustomersInput) -> MergeCustomersResult:
        try:
            customer = merge_customers(
                actor=info.context.signed_in_actor,
                kept_id=key_of(input.kept_id, Customer, field="kept_id"),
                double_id=key_of(input.double_id, Customer, field="double_id"),
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.AlreadyMerged as error:
            return AlreadyMerged.of(error)
        return MergeCustomersSuccess(customer=cast("Customer", customer))
