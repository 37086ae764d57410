from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import NotFound
from schema.kit.scalars import Grams, Money
from schema.shop.catalog.types import Item
from schema.shop.customers.types import Customer
from schema.shop.sales.types import ParkedCart
from tenant_apps.catalog.models import Item as ItemRow
from tenant_apps.customers.models import Customer as CustomerRow
from tenant_apps.sales.services.resume_cart import ResumedCart, resume_cart


@strawberry.input
class ResumeCartInput:
    id: relay.GlobalID


@strawberry.type(description="A line to be quoted again.")
class ResumedLine:
    item: Item
    quantity: Grams
    discount: Money


@strawberry.type(description="The cart, which is no longer parked. Items that are no longer sold are left out.")
class ResumeCartSuccess:
    resumed: strawberry.Private[ResumedCart]

    @strawberry.field
    def note(self) -> str:
        return self.resumed.note

    @strawberry.field
    def customer(self) -> Customer | None:
        customer_id = self.resumed.customer_id
        return cast("Customer | None", CustomerRow.objects.filter(pk=customer_id).first() if customer_id else None)

    @strawberry.field
    def lines(self) -> list[ResumedLine]:
        rows = ItemRow.objects.select_related("category").prefetch_related("stones", "levels__branch")
        items = rows.in_bulk([line.item_id for line in self.resumed.lines])
        return [
            ResumedLine(
                item=cast("Item", items[line.item_id]), quantity=Grams(line.quantity), discount=Money(line.discount)
            )
            for line in self.resumed.lines
        ]


ResumeCartResult = Annotated[ResumeCartSuccess | NotFound, strawberry.union("ResumeCartResult")]


@strawberry.type
class ResumeCartMutation:
    @strawberry.mutation(
        description="Take a parked cart up again; it is handed out once.",
        extensions=[on_shop_host, requires("sales.park")],
    )
    def resume_cart(self, info: Info, input: ResumeCartInput) -> ResumeCartResult:
        try:
            cart_id = key_of(input.id, ParkedCart, field="id")
            resumed = resume_cart(actor=info.context.signed_in_actor, cart_id=cart_id)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return ResumeCartSuccess(resumed=resumed)
