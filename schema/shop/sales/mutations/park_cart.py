import uuid
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.kit.validation import validated
from schema.shop.branches.types import Branch
from schema.shop.catalog.types import Item
from schema.shop.customers.types import Customer
from schema.shop.pricing.mutations.quote_cart import CartLineInput
from schema.shop.sales.types import ParkedCart
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.sales.services.park_cart import park_cart


@strawberry.input
class ParkCartInput:
    idempotency_key: uuid.UUID
    branch_id: relay.GlobalID
    lines: list[CartLineInput]
    customer_id: relay.GlobalID | None = None
    note: str = ""


@strawberry.type
class ParkCartSuccess:
    cart: ParkedCart


ParkCartResult = Annotated[
    ParkCartSuccess | InvalidInput | NotFound | IdempotencyKeyReused, strawberry.union("ParkCartResult")
]


@strawberry.type
class ParkCartMutation:
    @strawberry.mutation(
        description="Put a cart aside for a week; no stock and no price is held for it.",
        extensions=[on_shop_host, requires("sales.park")],
    )
    def park_cart(self, info: Info, input: ParkCartInput) -> ParkCartResult:
        try:
            with validated() as check:
                note = check.text("note", input.note, maximum=200, required=False)
            cart = park_cart(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                customer_id=key_of(input.customer_id, Customer, field="customer_id") if input.customer_id else None,
                lines=[
                    CartLine(
                        item_id=key_of(line.item_id, Item, field=f"lines.{number}.item_id"),
                        quantity=line.quantity,
                        discount=line.discount,
                    )
                    for number, line in enumerate(input.lines)
                ],
                note=note,
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return ParkCartSuccess(cart=cast("ParkedCart", cart))
