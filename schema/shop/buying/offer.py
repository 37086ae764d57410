"""What the shop would pay, before anything is written."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Self

import strawberry
from django.db import transaction
from django.utils import timezone

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.kit.scalars import Fineness, Grams, Money, Percent, Rate
from schema.kit.validation import validated
from schema.shop.buying.inputs import BuyBackLineInput, SellerInput, lines_of, seller_of
from schema.shop.buying.problems import PriceNotAllowed
from schema.shop.enums import Metal
from schema.shop.pricing.mutations.quote_cart import RateMissing, RateStale
from shared_apps.tenants.business_day import business_day
from tenant_apps.buying import errors
from tenant_apps.buying.asked import SellerTold
from tenant_apps.buying.choices import IdentityKind
from tenant_apps.buying.identity import marks_of, plain_number
from tenant_apps.buying.offer import IdentityDemand, Offer, OfferedLine
from tenant_apps.buying.selectors.identity_demand import identity_demand
from tenant_apps.buying.selectors.make_offer import make_offer
from tenant_apps.pricing import errors as pricing_errors


@strawberry.input
class QuoteBuyBackInput:
    lines: list[BuyBackLineInput]
    seller: SellerInput | None = None
    cash: Money | None = strawberry.field(default=None, description="How much of it in cash; all, when left out.")


@strawberry.type(description="One line of an offer, part by part.")
class BuyBackLine:
    metal: Metal
    gross_weight: Grams
    deduction: Grams
    net_weight: Grams = strawberry.field(description="Gross less deduction.")
    fineness: Fineness
    melting_loss_percent: Percent
    payable_weight: Grams = strawberry.field(description="Net less the melting loss.")
    fine_weight: Grams
    payable_fine_weight: Grams
    per_fine_gram: Rate = strawberry.field(description="The shop's buying rate.")
    per_gram: Money = strawberry.field(description="For a gram of this fineness, to 0.01.")
    rate_at: datetime
    value: Money
    amount: Money = strawberry.field(description="The value, or what was agreed.")

    @classmethod
    def of(cls, line: OfferedLine) -> Self:
        asked, value = line.asked, line.value
        return cls(
            metal=Metal(asked.metal),
            gross_weight=Grams(asked.gross_weight),
            deduction=Grams(asked.deduction),
            net_weight=Grams(value.net_weight),
            fineness=Fineness(asked.fineness),
            melting_loss_percent=Percent(asked.melting_loss_percent),
            payable_weight=Grams(round(value.payable_weight, 4)),
            fine_weight=Grams(value.fine_weight),
            payable_fine_weight=Grams(round(value.payable_fine_weight, 8)),
            per_fine_gram=Rate(line.rate.amount),
            per_gram=Money(round(value.rate_per_gram, 2)),
            rate_at=line.rate.at,
            value=Money(value.amount),
            amount=Money(line.amount),
        )


@strawberry.type(description="What the shop would pay. It stands until rates or rules move; nothing is kept of it.")
class BuyBackOffer:
    currency: str
    lines: list[BuyBackLine]
    subtotal: Money
    rounding: Money
    total: Money
    identity_is_demanded: bool = strawberry.field(description="The law wants the seller's identity.")
    identity_kinds: list[IdentityKind] = strawberry.field(description="The documents that will do.")
    identity_source: str = strawberry.field(description="The rule that says so.")
    paid_today: Money = strawberry.field(description="What the seller was paid today already, as the rule counts.")

    @classmethod
    def of(cls, offer: Offer, demand: IdentityDemand) -> Self:
        return cls(
            currency=offer.currency,
            lines=[BuyBackLine.of(line) for line in offer.lines],
            subtotal=Money(offer.subtotal),
            rounding=Money(offer.rounding),
            total=Money(offer.total),
            identity_is_demanded=demand.is_demanded,
            identity_kinds=sorted(demand.kinds),
            identity_source=demand.source,
            paid_today=Money(demand.paid_today),
        )


QuoteBuyBackResult = Annotated[
    BuyBackOffer | InvalidInput | NotFound | RateMissing | RateStale | PriceNotAllowed,
    strawberry.union("QuoteBuyBackResult"),
]


@strawberry.type
class QuoteBuyBackQuery:
    @strawberry.field(
        description="What the shop would pay for what lies on the counter, with every part of it.",
        extensions=[on_shop_host, requires("buying.buy")],
    )
    def quote_buy_back(self, info: Info, input: QuoteBuyBackInput) -> QuoteBuyBackResult:
        try:
            return _offer(info, input, now=timezone.now())
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except pricing_errors.RateMissing as error:
            return RateMissing.of(error)
        except pricing_errors.RateStale as error:
            return RateStale.of(error)
        except errors.PriceNotAllowed as error:
            return PriceNotAllowed.of(error)


@transaction.atomic
def _offer(info: Info, input: QuoteBuyBackInput, *, now: datetime) -> BuyBackOffer:
    with validated() as check:
        lines = lines_of(input.lines, check=check)
        seller = seller_of(input.seller, check=check) if input.seller else SellerTold()
    offer = make_offer(actor=info.context.signed_in_actor, lines=lines, now=now)
    number = plain_number(seller.identity_number)
    demand = identity_demand(
        total=offer.total,
        cash=offer.total if input.cash is None else Decimal(input.cash),
        customer_id=seller.customer_id,
        marks=marks_of(number) if number else [],
        day=business_day(now),
    )
    return BuyBackOffer.of(offer, demand)
