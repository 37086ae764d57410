"""What somebody asks to change of many items."""

from decimal import Decimal

import strawberry
from strawberry import relay

from schema.kit.nodes import key_of
from schema.kit.scalars import Amount, Money
from schema.shop.catalog.filters import ItemFilter, filtered_items
from schema.shop.catalog.types import Category, Item
from tenant_apps.bulk.change import AMOUNTS, AmountChange, ItemChange
from tenant_apps.bulk.choices import AmountMethod, EditedColumn
from tenant_apps.bulk.errors import TooManyItems
from tenant_apps.bulk.selectors.edited_items import MOST_ITEMS
from tenant_apps.catalog import models
from tenant_apps.catalog.choices import ItemClass, MakingMethod
from tenant_apps.catalog.models.item import ItemQuerySet

strawberry.enum(AmountMethod)
strawberry.enum(EditedColumn)


@strawberry.input(description="How an amount changes.")
class AmountChangeInput:
    method: AmountMethod
    value: Amount = strawberry.field(description="In the unit of what changes; for PERCENT a percentage.")
    step: Money = strawberry.field(
        default=Money(Decimal("0.0001")), description="For PERCENT: what is made is rounded to a multiple of it."
    )

    def decoded(self) -> AmountChange:
        return AmountChange(method=self.method, value=Decimal(self.value), step=Decimal(self.step))


@strawberry.input(description="Which items change, and what of them; what is left out stays.")
class ItemEditInput:
    ids: list[relay.GlobalID] | None = strawberry.field(
        default=None, description="These items; left out: all that `filters` let through."
    )
    filters: ItemFilter | None = None
    category_id: relay.GlobalID | None = None
    item_class: ItemClass | None = None
    is_active: bool | None = None
    making_of: MakingMethod | None = strawberry.field(
        default=None, description="Only items whose making charge is reckoned so can change."
    )
    making_method: MakingMethod | None = strawberry.field(default=None, description="With a new `makingAmount`.")
    making_amount: AmountChangeInput | None = None
    wastage_percent: AmountChangeInput | None = None
    extra_charge: AmountChangeInput | None = None
    fixed_price: AmountChangeInput | None = None
    low_stock_at: AmountChangeInput | None = None
    emptied: list[EditedColumn] = strawberry.field(
        default_factory=list, description="CATEGORY, FIXED_PRICE and LOW_STOCK_AT can be taken away."
    )

    def chosen(self) -> ItemQuerySet:
        """Return the items that are meant.

        Raises:
            NotFound: an id is not one of an item, or that of the filter is not one of a category.
            InvalidInput: the search is too long to be one.
            TooManyItems: more ids than one edit may change.
        """
        if self.ids is None:
            return filtered_items(self.filters or ItemFilter())
        if len(self.ids) > MOST_ITEMS:
            raise TooManyItems(most=MOST_ITEMS)
        return models.Item.objects.filter(pk__in=[key_of(each, Item, field="ids") for each in self.ids])

    def change(self) -> ItemChange:
        """Return what the service takes.

        Raises:
            NotFound: the id is not one of a category.
        """
        asked: dict[str, AmountChangeInput | None] = {column.value: getattr(self, column.value) for column in AMOUNTS}
        return ItemChange(
            category_id=key_of(self.category_id, Category, field="category_id") if self.category_id else None,
            item_class=self.item_class,
            is_active=self.is_active,
            making_of=self.making_of,
            making_method=self.making_method,
            amounts={column: amount.decoded() for column, amount in asked.items() if amount is not None},
            emptied=tuple(column.value for column in self.emptied),
        )
