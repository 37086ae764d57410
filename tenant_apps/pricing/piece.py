"""What goes into a price: the piece, the rate and the discount. Each checks its numbers when it is made."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from tenant_apps.catalog.choices import ItemClass, MakingMethod
from tenant_apps.pricing import bounds
from tenant_apps.pricing.errors import ImpossibleValue

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class MetalRate:
    """The price of one gram of ``metal`` at ``fineness`` per mille; per fine gram where it is 1000.

    Raises:
        ImpossibleValue: the amount is not positive, or a number is out of its range.
    """

    metal: str
    currency: str
    amount: Decimal
    at: datetime
    fineness: Decimal = bounds.MAX_FINENESS
    source: str = ""

    def __post_init__(self) -> None:
        bounds.require_decimal(
            self.amount,
            name="rate",
            low=bounds.SMALLEST_RATE,
            high=bounds.MAX_RATE,
            places=bounds.RATE_PLACES,
        )
        bounds.require_fineness(self.fineness, name="rate_fineness")


@dataclass(frozen=True, kw_only=True, slots=True)
class MakingCharge:
    """The making charge: money for PER_GRAM and PER_PIECE, percent otherwise. It may be negative.

    PERCENT_OF_RATE_WEIGHT is a percentage of the rate of pure metal times the net weight: 19 milyem of labour
    is 1.9 %. PERCENT_OF_METAL is a percentage of the metal at the fineness of the piece.
    """

    method: MakingMethod
    value: Decimal

    def __post_init__(self) -> None:
        if self.method in (MakingMethod.PER_GRAM, MakingMethod.PER_PIECE):
            bounds.require_money(self.value, name="making_value", low=-bounds.MAX_MONEY)
        else:
            bounds.require_percent(self.value, name="making_value", low=Decimal(-100))


NO_MAKING = MakingCharge(method=MakingMethod.PER_PIECE, value=ZERO)


@dataclass(frozen=True, kw_only=True, slots=True)
class StonesToPrice:
    """Stones of one kind in (or as) one piece: carats at a price per carat, or a fixed price for all of them."""

    carats: Decimal = ZERO
    price_per_carat: Decimal = ZERO
    fixed_price: Decimal | None = None

    def __post_init__(self) -> None:
        bounds.require_decimal(self.carats, name="carats", high=bounds.MAX_CARAT, places=3)
        bounds.require_money(self.price_per_carat, name="price_per_carat")
        if self.fixed_price is not None:
            bounds.require_money(self.fixed_price, name="stone_price")

    @property
    def price(self) -> Decimal:
        """Return the price of these stones in one piece, in the currency of the rule."""
        return self.carats * self.price_per_carat if self.fixed_price is None else self.fixed_price


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceToPrice:
    """One line: ``quantity`` equal pieces, each of ``net_weight`` grams of metal at ``fineness`` per mille.

    What is sold by the gram is one piece of the grams sold. ``fixed_price`` is what one piece costs before
    tax and other charges, its metal, labour and stones included. ``charges`` are a hallmark fee or attachments,
    per piece. ``profit_percent`` replaces that of the class.

    Raises:
        ImpossibleValue: a number is out of its range, or there is metal without a fineness.
    """

    item_class: ItemClass = ItemClass.ORNAMENT
    metal: str | None = None
    net_weight: Decimal = ZERO
    fineness: Decimal | None = None
    making: MakingCharge = NO_MAKING
    wastage_percent: Decimal = ZERO
    profit_percent: Decimal | None = None
    stones: tuple[StonesToPrice, ...] = ()
    charges: Decimal = ZERO
    fixed_price: Decimal | None = None
    second_hand_cost: Decimal | None = None
    quantity: int = 1

    def __post_init__(self) -> None:
        bounds.require_weight(self.net_weight, name="net_weight")
        bounds.require_percent(self.wastage_percent, name="wastage_percent", high=Decimal(100))
        bounds.require_money(self.charges, name="charges")
        bounds.require_count(self.quantity, name="quantity")
        if self.profit_percent is not None:
            bounds.require_percent(self.profit_percent, name="profit_percent")
        if self.fixed_price is not None:
            bounds.require_money(self.fixed_price, name="fixed_price")
        if self.second_hand_cost is not None:
            bounds.require_money(self.second_hand_cost, name="second_hand_cost")
        if self.fineness is not None:
            bounds.require_fineness(self.fineness, name="fineness")
        if self.net_weight and (self.metal is None or self.fineness is None):
            raise ImpossibleValue(field="fineness", name="fineness", value=str(self.fineness))


@dataclass(frozen=True, kw_only=True, slots=True)
class Discount:
    """What is taken off a line before tax: a percentage of it, an amount for the whole line, or both in this order."""

    percent: Decimal = ZERO
    amount: Decimal = ZERO

    def __post_init__(self) -> None:
        bounds.require_percent(self.percent, name="discount_percent", high=Decimal(100))
        bounds.require_money(self.amount, name="discount_amount")


NO_DISCOUNT = Discount()
