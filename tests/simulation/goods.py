"""What the shop sells, and what it costs by the formulas of the trade in Iran, worked out a second time."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tenant_apps.catalog.choices import ItemClass, MakingMethod, Tracking
from tenant_apps.ledger.charts.chart import Use

CENT, THOUSAND = Decimal("0.01"), Decimal(1000)
VAT = Decimal("0.10")
"""Of everything but the metal, since March 2024."""
PROFIT = {ItemClass.ORNAMENT: Decimal("0.07"), ItemClass.JEWEL: Decimal("0.20"), ItemClass.COIN: Decimal("0.02")}
ZERO = Decimal(0)
OLD_FINENESSES = tuple(Decimal(fineness) for fineness in ("705", "740", "750", "875.5"))
"""Of what people bring: mazaneh, old and new 18 karat, and whatever a test says."""


def rounded(amount: Decimal, step: Decimal) -> Decimal:
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


@dataclass(frozen=True, kw_only=True)
class Design:
    """Grams and money of one unit: a piece, or a gram where it is sold by weight."""

    sku: str
    item_class: ItemClass = ItemClass.ORNAMENT
    tracking: Tracking = Tracking.QUANTITY
    fineness: Decimal = Decimal(750)
    weight: Decimal = ZERO
    making: MakingMethod = MakingMethod.PERCENT_OF_METAL
    making_amount: Decimal = ZERO
    cost: Decimal = ZERO
    stone_price: Decimal = ZERO
    fixed_price: Decimal | None = None


DESIGNS = (
    Design(sku="RING", weight=Decimal("4.25"), making_amount=Decimal(18), cost=Decimal("1500000.25")),
    Design(sku="BAND", weight=Decimal("3.3333"), making=MakingMethod.PER_GRAM, making_amount=Decimal(900_000)),
    Design(
        sku="CHAIN", tracking=Tracking.WEIGHT, weight=Decimal(1), fineness=Decimal(705),
        making_amount=Decimal("7.3331"), cost=Decimal("119999.95"),
    ),
    Design(
        sku="COIN", item_class=ItemClass.COIN, fineness=Decimal(900), weight=Decimal("8.133"),
        making=MakingMethod.PER_PIECE, cost=Decimal("350000.333"),
    ),
    Design(sku="BOX", item_class=ItemClass.GOODS, fixed_price=Decimal(500_000), cost=Decimal(210_000)),
)  # fmt: skip
BY_SKU = {design.sku: design for design in DESIGNS}


def unique_piece(number: int, weight: Decimal) -> Design:
    """Return a ring with a stone: one of its kind."""
    return Design(
        sku=f"P-{number}",
        item_class=ItemClass.JEWEL,
        tracking=Tracking.PIECE,
        weight=weight,
        making=MakingMethod.PER_PIECE,
        making_amount=Decimal(12_000_000),
        cost=weight * 777_777,
        stone_price=Decimal(35_000_000),
    )


@dataclass(frozen=True, kw_only=True)
class Priced:
    """A line of a bill: what it brings by account, each part rounded to the cent, and what the customer pays."""

    design: Design
    quantity: Decimal
    parts: dict[Use, Decimal]
    discount: Decimal
    tax: Decimal
    total: Decimal

    @property
    def fine_weight(self) -> Decimal:
        """Return the fine grams that the price reckons with."""
        return self.quantity * self.design.weight * self.design.fineness / 1000


def price(design: Design, *, quantity: Decimal, discount: Decimal, rate: Decimal) -> Priced:
    """Return what a line costs at ``rate`` rials for a gram of fine gold."""
    metal = quantity * design.weight * design.fineness / 1000 * rate
    added: dict[Use, Decimal]
    if design.fixed_price is not None:
        added = {Use.GOODS: quantity * design.fixed_price}
    else:
        making = {
            MakingMethod.PERCENT_OF_METAL: metal / 100,
            MakingMethod.PER_GRAM: quantity * design.weight,
            MakingMethod.PER_PIECE: quantity,
        }[design.making] * design.making_amount
        profit = (metal + making) * PROFIT[design.item_class]
        added = {Use.MAKING: making, Use.PROFIT: profit, Use.STONES: quantity * design.stone_price}
    tax = max(ZERO, sum(added.values()) - discount) * VAT
    parts = {Use.METAL_TRADING: metal, **added}
    return Priced(
        design=design,
        quantity=quantity,
        parts={use: rounded(amount, CENT) for use, amount in parts.items()},
        discount=discount,
        tax=rounded(tax, CENT),
        total=rounded(sum(parts.values()) - discount + tax, CENT),
    )


def bill(lines: list[Priced]) -> Decimal:
    """Return what the customer pays for all of it."""
    return rounded(sum((line.total for line in lines), ZERO), THOUSAND)
