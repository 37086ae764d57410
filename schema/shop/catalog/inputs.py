"""What clients say about an item."""

from decimal import Decimal

import strawberry
from django.utils.translation import gettext_lazy as _
from strawberry import relay
from strawberry.scalars import JSON

from project.errors import BusinessError, InvalidInput
from schema.kit.nodes import key_of
from schema.kit.scalars import Carat, Fineness, Grams, Money, Percent
from schema.shop.catalog.types import Category
from schema.shop.enums import Metal
from tenant_apps.catalog.choices import ItemClass, MakingMethod, StoneKind, Tracking
from tenant_apps.catalog.details import ItemDetails, StoneDetails

NO_MONEY, NO_GRAMS = Money(Decimal(0)), Grams(Decimal(0))


@strawberry.input(description="Carat and price are of all the stones together.")
class StoneInput:
    kind: StoneKind
    carat: Carat
    count: int = 1
    cut: str = ""
    colour: str = ""
    clarity: str = ""
    certificate_lab: str = ""
    certificate_number: str = ""
    price: Money = NO_MONEY


@strawberry.input(description="Weights are grams of one unit (a piece); what is tracked by weight has none.")
class ItemInput:
    sku: str
    name: str
    barcode: str = ""
    name_translations: JSON | None = strawberry.field(
        default=None, description='Names in other languages, by language code: {"fa": "انگشتر"}.'
    )
    category_id: relay.GlobalID | None = None
    item_class: ItemClass = ItemClass.ORNAMENT
    tracking: Tracking = Tracking.PIECE
    metal: Metal | None = None
    fineness: Fineness | None = None
    gross_weight: Grams = NO_GRAMS
    stone_weight: Grams = strawberry.field(
        default=NO_GRAMS, description="Stones and other parts; zero: as much as the stones weigh by their carats."
    )
    making_method: MakingMethod = MakingMethod.PER_PIECE
    making_amount: Money = NO_MONEY
    wastage_percent: Percent = Percent(Decimal(0))
    extra_charge: Money = NO_MONEY
    fixed_price: Money | None = None
    unit_cost: Money = strawberry.field(
        default=NO_MONEY, description="What one unit costs the shop beside its metal: making, stones, or the goods."
    )
    second_hand_cost: Money | None = strawberry.field(
        default=None,
        description="What was paid for one second-hand unit: it is taxed by its margin, where a country does.",
    )
    hallmark: str = strawberry.field(default="", description="What is stamped on it beside its fineness.")
    huid: str = strawberry.field(default="", description="India: six letters and digits, of one piece alone.")
    low_stock_at: Grams | None = None
    is_active: bool = True
    stones: list[StoneInput] = strawberry.field(default_factory=list)

    def details(self) -> ItemDetails:
        """Return what the service takes.

        Raises:
            NotFound: the category's id is not one of a category.
            InvalidInput: the translations are not an object.
        """
        plain = {name: value for name, value in vars(self).items() if name not in _TRANSLATED}
        return ItemDetails(
            **plain,
            name_translations=translations_of(self.name_translations),
            category_id=key_of(self.category_id, Category, field="category_id") if self.category_id else None,
            metal=self.metal.value if self.metal else "",
            stones=tuple(StoneDetails(**vars(stone)) for stone in self.stones),
        )


def translations_of(value: JSON | None) -> dict[str, str]:
    """Return names by language code; what they must be, the service says.

    Raises:
        InvalidInput: this is not an object.
    """
    if value is not None and not isinstance(value, dict):
        raise InvalidInput({"name_translations": ("NOT_VALID", _("Expected names by language code."))})
    return value or {}


_TRANSLATED = {"name_translations", "category_id", "metal", "stones"}
_BESIDE_THE_ITEM = {"id", "branch_id", "opening_quantity"}


def at_item[E: BusinessError](error: E) -> E:
    """Return the refusal with its fields where the client wrote them: under ``item``, but for those beside it."""
    if error.field is not None:
        error.field = _under_item(error.field)
    if isinstance(error, InvalidInput):
        error.fields = {_under_item(path): problem for path, problem in error.fields.items()}
    return error


def _under_item(path: str) -> str:
    return path if path in _BESIDE_THE_ITEM else f"item.{path}"
