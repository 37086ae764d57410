"""What many prices would become, before anybody decides."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Self

import strawberry
from django.utils import timezone
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.kit.scalars import Money, Percent
from schema.shop.catalog.types import Category
from schema.shop.enums import Metal
from schema.shop.pricing.mutations.quote_cart import RateMissing
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.pricing import errors, repricing
from tenant_apps.pricing.selectors import repriced_items as selectors

SHOWN = 100

strawberry.enum(repricing.RepricedAmount)
strawberry.enum(repricing.RepricingMethod)


@strawberry.input(description="Which amount changes, of which items, and by how much.")
class RepricingInput:
    amount: repricing.RepricedAmount
    method: repricing.RepricingMethod
    step: Money = strawberry.field(description="New prices are multiples of it.")
    percent: Percent = strawberry.field(default=Percent(Decimal(0)), description="For PERCENT; negative lowers.")
    since: datetime | None = strawberry.field(default=None, description="For METAL: when the prices were made.")
    category_id: relay.GlobalID | None = strawberry.field(default=None, description="In this category or below it.")
    item_class: ItemClass | None = None
    metal: Metal | None = None

    def decoded(self) -> repricing.Repricing:
        """Return what the service takes.

        Raises:
            NotFound: the id is not one of a category.
        """
        category = self.category_id
        return repricing.Repricing(
            amount=self.amount,
            method=self.method,
            step=Decimal(self.step),
            percent=Decimal(self.percent),
            since=self.since,
            category_id=key_of(category, Category, field="category_id") if category else None,
            item_class=self.item_class,
            metal=self.metal.value if self.metal else None,
        )


@strawberry.type(description="One item's amount, now and then.")
class RepricedItem:
    id: relay.GlobalID
    sku: str
    name: str
    old: Money
    new: Money


@strawberry.type(description="What a repricing would do.")
class RepricingPreview:
    count: int = strawberry.field(description="How many items would change.")
    old_total: Money = strawberry.field(description="The sum of one unit of each, as priced now.")
    new_total: Money
    digest: str = strawberry.field(description="Stands for exactly this; repriceItems wants it back.")
    prices: list[RepricedItem] = strawberry.field(description=f"The {SHOWN} largest rises.")

    @classmethod
    def of(cls, preview: selectors.RepricingPreview) -> Self:
        return cls(
            count=len(preview.prices),
            old_total=Money(preview.old_total),
            new_total=Money(preview.new_total),
            digest=preview.digest,
            prices=[
                RepricedItem(
                    id=relay.GlobalID("Item", str(price.item.id)),
                    sku=price.item.sku,
                    name=price.item.name,
                    old=Money(price.item.old),
                    new=Money(price.new),
                )
                for price in preview.prices[:SHOWN]
            ],
        )


RepricingPreviewResult = Annotated[
    RepricingPreview | InvalidInput | NotFound | RateMissing, strawberry.union("RepricingPreviewResult")
]


@strawberry.type
class RepricingQuery:
    @strawberry.field(
        description="What a repricing would do; nothing is written.",
        extensions=[on_shop_host, requires("pricing.reprice")],
    )
    def repricing_preview(self, input: RepricingInput) -> RepricingPreviewResult:
        try:
            preview = selectors.repriced_items(repricing=input.decoded(), now=timezone.now())
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.RateMissing as error:
            return RateMissing.of(error)
        return RepricingPreview.of(preview)
