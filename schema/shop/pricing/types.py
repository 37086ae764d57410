import uuid
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, cast

import strawberry
import strawberry_django
from strawberry import relay

from schema.kit.context import Info
from schema.kit.scalars import Fineness, Grams, Money, Percent, Rate
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from schema.shop.pricing.breakdown import PriceComponent, TaxAmount, per_fine_gram_of
from shared_apps.market.choices import RateStatus
from shared_apps.market.models import RateQuotation
from tenant_apps.catalog.models import Item as ItemRow
from tenant_apps.customers.models import Customer as CustomerRow
from tenant_apps.pricing import models
from tenant_apps.pricing.fineness import FINENESS_OF_KARAT, MAZANEH_FINENESS
from tenant_apps.pricing.rounding import minor_unit, round_money
from tenant_apps.pricing.rule import PURE
from tenant_apps.pricing.selectors.rate_in_force import RateInForce
from tenant_apps.pricing.units import GRAMS_PER, WeightUnit
from tenant_apps.stock.choices import StockPlace

if TYPE_CHECKING:
    from schema.shop.catalog.types import Item
    from schema.shop.customers.types import Customer

strawberry.enum(RateStatus)
strawberry.enum(WeightUnit)

USUAL_KARATS = (24, 22, 21, 18, 14)


@strawberry.type(description="The price of one gram at a usual fineness.")
class KaratRate:
    karat: str
    fineness: Fineness
    per_gram: Money
    bought_per_gram: Money = strawberry.field(description="What the shop pays for a gram of it.")


@strawberry.type(description="The board's price of one customary unit of weight at a customary fineness.")
class UnitRate:
    unit: WeightUnit
    fineness: Fineness
    amount: Money


@strawberry.type(description="The rate that prices are made with now.")
class CurrentRate:
    metal: Metal
    currency: str
    per_fine_gram: Rate = strawberry.field(description="The board's.")
    sells_at: Rate = strawberry.field(description="For a fine gram that the shop sells: the board's with its spread.")
    buys_at: Rate = strawberry.field(description="For a fine gram that the shop buys.")
    quoted_at: datetime
    source: str
    is_stale: bool = strawberry.field(description="Older than the shop allows: nothing is quoted until a new one.")
    is_own: bool = strawberry.field(description="Of the shop's own board, not the platform's.")
    change_percent: Percent | None
    karats: list[KaratRate] = strawberry.field(description="Per gram at the usual finenesses; for gold.")
    units: list[UnitRate] = strawberry.field(description="By mithqal, tola and troy ounce, as the trade quotes them.")

    @classmethod
    def of(cls, rate: RateInForce, *, settings: models.PricingSettings) -> Self:
        return cls(
            metal=Metal(rate.metal),
            currency=rate.currency,
            per_fine_gram=Rate(rate.per_fine_gram),
            sells_at=Rate(rate.sells_at),
            buys_at=Rate(rate.buys_at),
            quoted_at=rate.quoted_at,
            source=rate.source,
            is_stale=rate.is_stale,
            is_own=rate.is_own,
            change_percent=None if rate.change_percent is None else Percent(rate.change_percent),
            karats=_karats(rate) if rate.metal == Metal.XAU.value else [],
            units=_units(rate, settings=settings),
        )


def _karats(rate: RateInForce) -> list[KaratRate]:
    step = minor_unit(rate.currency)
    return [
        KaratRate(
            karat=str(karat),
            fineness=Fineness(FINENESS_OF_KARAT[karat]),
            per_gram=Money(round_money(rate.sells_at * FINENESS_OF_KARAT[karat] / 1000, step=step)),
            bought_per_gram=Money(round_money(rate.buys_at * FINENESS_OF_KARAT[karat] / 1000, step=step)),
        )
        for karat in USUAL_KARATS
    ]


def _units(rate: RateInForce, *, settings: models.PricingSettings) -> list[UnitRate]:
    step = minor_unit(rate.currency)
    # The mazaneh is the price of a mithqal of 705 per mille; tola and ounce are quoted fine.
    fineness_of = {
        settings.own_unit(WeightUnit.MITHQAL): MAZANEH_FINENESS if rate.metal == Metal.XAU.value else PURE,
        settings.own_unit(WeightUnit.TOLA): PURE,
        WeightUnit.TROY_OUNCE: PURE,
    }
    return [
        UnitRate(
            unit=unit,
            fineness=Fineness(fineness),
            amount=Money(round_money(rate.per_fine_gram * GRAMS_PER[unit] * fineness / PURE, step=step)),
        )
        for unit, fineness in fineness_of.items()
    ]


@strawberry_django.type(models.BoardRate, description="One rate of a board: the shop's own or the platform's.")
class MetalRate(relay.Node):
    view_permission: ClassVar[str] = "market.view"

    metal: Metal
    currency: strawberry.auto
    per_fine_gram: Rate
    source: strawberry.auto
    quoted_at: strawberry.auto
    status: RateStatus
    change_percent: Percent | None

    @strawberry_django.field(description="Of the shop's own board.")
    def is_own(self) -> bool:
        return isinstance(self, models.BoardRate)

    @classmethod
    def is_type_of(cls, value: object, info: Info) -> bool:
        """Take the rows of both boards: they have the same columns."""
        return isinstance(value, cls | RateQuotation)


@strawberry.type(description="One line of a quote, with every part of its price.")
class QuoteLine:
    snapshot: strawberry.Private[Mapping[str, Any]]
    item: Annotated["Item", strawberry.lazy("schema.shop.catalog.types")] = strawberry.field()
    available: Grams = strawberry.field(description="What the branch has of it: pieces, count or grams.")

    @strawberry.field(description="Pieces, count or grams, as the item is tracked.")
    def quantity(self) -> Grams:
        return Grams(self._decimal("quantity"))

    @strawberry.field(description="Of the whole line.")
    def net_weight(self) -> Grams:
        return Grams(self._decimal("net_weight"))

    @strawberry.field(description="Of the whole line.")
    def fine_weight(self) -> Grams:
        return Grams(self._decimal("fine_weight"))

    @strawberry.field
    def per_fine_gram(self) -> Rate | None:
        return per_fine_gram_of(self.snapshot)

    @strawberry.field(description="The parts that are not zero.")
    def components(self) -> list[PriceComponent]:
        return PriceComponent.of_snapshot(self.snapshot)

    @strawberry.field
    def taxes(self) -> list[TaxAmount]:
        return TaxAmount.of_snapshot(self.snapshot)

    @strawberry.field
    def subtotal(self) -> Money:
        return Money(self._decimal("subtotal"))

    @strawberry.field
    def discount(self) -> Money:
        return Money(self._decimal("discount"))

    @strawberry.field
    def tax(self) -> Money:
        return Money(self._decimal("tax"))

    @strawberry.field
    def rounding(self) -> Money:
        return Money(self._decimal("rounding"))

    @strawberry.field
    def total(self) -> Money:
        return Money(self._decimal("total"))

    def _decimal(self, name: str) -> Decimal:
        return Decimal(self.snapshot[name])


@strawberry_django.type(models.Quote, description="A price that the shop stands by until it expires.")
class Quote(relay.Node):
    view_permission: ClassVar[str] = "pricing.quote"

    currency: strawberry.auto
    branch: Branch
    subtotal: Money
    discount: Money
    tax: Money
    rounding: Money
    total: Money
    expires_at: strawberry.auto
    rule_version: strawberry.auto

    @strawberry_django.field(description="The country whose rules made the price.", only=["rule_pack"])
    def rule_name(self) -> str:
        return cast("models.Quote", self).rule_pack

    @strawberry_django.field(only=["customer_id"])
    def customer(self) -> Annotated["Customer", strawberry.lazy("schema.shop.customers.types")] | None:
        customer_id = cast("models.Quote", self).customer_id
        return cast("Customer | None", CustomerRow.objects.filter(pk=customer_id).first() if customer_id else None)

    @strawberry_django.field(only=["lines", "branch_id"])
    def lines(self) -> list[QuoteLine]:
        return quote_lines(cast("models.Quote", self))


def quote_lines(quote: models.Quote) -> list[QuoteLine]:
    """Return a quote's lines with their items, in a number of statements that does not grow with the lines."""
    ids = [line["item_id"] for line in quote.lines]
    # What an item can be asked for comes with it: the optimizer does not reach into a list that is no queryset.
    rows = ItemRow.objects.select_related("category").prefetch_related("stones", "levels__branch")
    items = {str(key): item for key, item in rows.in_bulk(ids).items()}
    return [_quote_line(line, items[line["item_id"]], branch_id=quote.branch_id) for line in quote.lines]


def _quote_line(line: Mapping[str, Any], item: ItemRow, *, branch_id: uuid.UUID) -> QuoteLine:
    levels = [level for level in item.levels.all() if level.branch_id == branch_id and level.place == StockPlace.SHELF]
    available = sum((level.quantity for level in levels), Decimal(0))
    return QuoteLine(snapshot=line, item=cast("Item", item), available=Grams(available))
