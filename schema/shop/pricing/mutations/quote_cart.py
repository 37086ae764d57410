import uuid
from datetime import datetime
from decimal import Decimal
from typing import Annotated, cast

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from project.database.snapshots import snapshot
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound, Problem
from schema.kit.scalars import Grams, Money, Percent
from schema.shop.branches.types import Branch
from schema.shop.catalog.types import Item
from schema.shop.customers.types import Customer
from schema.shop.pricing.types import Quote
from tenant_apps.customers.models import Customer as CustomerRow
from tenant_apps.pricing import errors
from tenant_apps.pricing.cart_line import CartLine
from tenant_apps.pricing.services.quote_cart import quote_cart


@strawberry.input
class CartLineInput:
    item_id: relay.GlobalID
    quantity: Grams = strawberry.field(
        default=Grams(Decimal(1)), description="Pieces, count or grams, as the item is tracked."
    )
    discount: Money = strawberry.field(default=Money(Decimal(0)), description="An amount off this line, before tax.")


@strawberry.input
class QuoteCartInput:
    branch_id: relay.GlobalID
    lines: list[CartLineInput]
    customer_id: relay.GlobalID | None = None


@strawberry.type
class QuoteCartSuccess:
    quote: Quote


@strawberry.type(description="The newest rate of a metal is older than the shop allows.")
class RateStale(Problem):
    metal: str
    quoted_at: datetime
    max_age_minutes: int


@strawberry.type(description="No rate of a metal is known.")
class RateMissing(Problem):
    metal: str


@strawberry.type(description="The discount on a line is more than your role may give.")
class DiscountNotAllowed(Problem):
    allowed_percent: Percent


@strawberry.type(description="The item says too little for a price, or makes an impossible one.")
class NotPriced(Problem):
    sku: str


QuoteCartResult = Annotated[
    QuoteCartSuccess | InvalidInput | NotFound | RateStale | RateMissing | DiscountNotAllowed | NotPriced,
    strawberry.union("QuoteCartResult"),
]


@strawberry.type
class QuoteCartMutation:
    @strawberry.mutation(
        description="Price a cart; the shop stands by the price until it expires.",
        extensions=[on_shop_host, requires("pricing.quote")],
    )
    def quote_cart(  # noqa: PLR0911  (a clause for each refusal)
        self, info: Info, input: QuoteCartInput
    ) -> QuoteCartResult:
        try:
            quote = quote_cart(
                actor=info.context.signed_in_actor,
                branch_id=key_of(input.branch_id, Branch, field="branch_id"),
                customer_id=_customer_key(input.customer_id) if input.customer_id else None,
                lines=[_cart_line(line, number) for number, line in enumerate(input.lines)],
                now=timezone.now(),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.RateStale as error:
            return RateStale.of(error)
        except errors.RateMissing as error:
            return RateMissing.of(error)
        except errors.DiscountNotAllowed as error:
            return DiscountNotAllowed.of(error)
        except errors.NotPriced as error:
            return NotPriced.of(error)
        return QuoteCartSuccess(quote=cast("Quote", quote))


def _customer_key(customer_id: relay.GlobalID) -> uuid.UUID:
    # Pricing knows no customers, which come after it in the order of the apps: that this one exists is seen here.
    key = key_of(customer_id, Customer, field="customer_id")
    with snapshot():
        if not CustomerRow.objects.filter(pk=key).exists():
            raise project_errors.NotFound(field="customer_id")
    return key


def _cart_line(line: CartLineInput, number: int) -> CartLine:
    return CartLine(
        item_id=key_of(line.item_id, Item, field=f"lines.{number}.item_id"),
        quantity=line.quantity,
        discount=line.discount,
    )
