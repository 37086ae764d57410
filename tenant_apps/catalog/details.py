"""What somebody says about an item, before it is known to be right."""

import uuid
from dataclasses import dataclass, field
from decimal import Decimal

from tenant_apps.catalog.choices import ItemClass, MakingMethod, StoneKind, Tracking


@dataclass(frozen=True, kw_only=True)
class StoneDetails:
    """Carat and price are of all ``count`` stones together; price is in the shop's currency."""

    carat: Decimal
    kind: str = StoneKind.DIAMOND
    count: int = 1
    cut: str = ""
    colour: str = ""
    clarity: str = ""
    length_mm: Decimal | None = None
    width_mm: Decimal | None = None
    depth_mm: Decimal | None = None
    certificate_lab: str = ""
    certificate_number: str = ""
    price: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class ItemDetails:
    """Weights are grams of one unit; fineness is per mille; money is in the shop's currency.

    A ``stone_weight`` of zero means: as much as the stones weigh by their carats.
    """

    sku: str
    name: str
    barcode: str = ""
    name_translations: dict[str, str] = field(default_factory=dict)
    category_id: uuid.UUID | None = None
    item_class: str = ItemClass.ORNAMENT
    tracking: str = Tracking.PIECE
    metal: str = ""
    fineness: Decimal | None = None
    gross_weight: Decimal = Decimal(0)
    stone_weight: Decimal = Decimal(0)
    making_method: str = MakingMethod.PER_PIECE
    making_amount: Decimal = Decimal(0)
    wastage_percent: Decimal = Decimal(0)
    extra_charge: Decimal = Decimal(0)
    fixed_price: Decimal | None = None
    unit_cost: Decimal = Decimal(0)
    second_hand_cost: Decimal | None = None
    hallmark: str = ""
    huid: str = ""
    low_stock_at: Decimal | None = None
    is_active: bool = True
    stones: tuple[StoneDetails, ...] = ()
