from typing import ClassVar, Self, cast

import strawberry
import strawberry_django
from django.db.models import OuterRef, Subquery, Sum
from strawberry import auto, relay

from schema.kit.scalars import Money
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.loyalty import models
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.models.loyalty_program import Tier
from tenant_apps.loyalty.selectors import customer_credit
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card

# A subquery: rows that are grouped have no order of their own, and are read for the whole list instead of a page.
BALANCE = Subquery(
    models.CreditEntry.objects.filter(gift_card=OuterRef("pk"))
    .order_by()
    .values("gift_card")
    .annotate(balance=Sum("amount"))
    .values("balance")
)

strawberry.enum(Purse)
strawberry.enum(EntryKind, name="CreditEntryKind")


@strawberry_django.type(models.CreditEntry, description="A change of what the shop owes; it never changes itself.")
class CreditEntry(relay.Node):
    view_permission: ClassVar[str] = "loyalty.view"

    purse: Purse
    kind: EntryKind
    amount: Money = strawberry_django.field(description="Negative: the shop owes less. Of points, their worth.")
    points: auto
    at: auto
    reason: auto


@strawberry_django.type(models.GiftCard, description="A card that pays for whoever knows its code.")
class GiftCard(relay.Node):
    view_permission: ClassVar[str] = "loyalty.view"

    last_four: auto
    issued_at: auto
    expires_on: auto = strawberry_django.field(description="The last day on which it is good; null: for ever.")
    voided_at: auto

    @strawberry_django.field(annotate={"sum_of_entries": BALANCE}, description="What is on it: the sum of its entries.")
    def balance(self) -> Money:
        card = cast("models.GiftCard", self)
        # The one card of a mutation's result was not read with its sum.
        return Money(card.__dict__.get("sum_of_entries") or balance_of_gift_card(card))


@strawberry.type(description="Customers who spent this much lately earn points at this rate.")
class LoyaltyTier:
    name: str
    from_spend: Money
    money_per_point: Money = strawberry.field(description="A point for every so much.")

    @classmethod
    def of(cls, tier: Tier) -> Self:
        return cls(name=tier.name, from_spend=Money(tier.from_spend), money_per_point=Money(tier.money_per_point))


@strawberry.type(description="How the shop rewards its customers.")
class LoyaltyProgram:
    is_active: bool
    tiers: list[LoyaltyTier]
    tier_months: int = strawberry.field(description="What was spent in so many months counts for the tier.")
    excluded_classes: list[ItemClass] = strawberry.field(description="What earns no points.")
    point_value: Money = strawberry.field(description="What a point pays.")
    minimum_points: int = strawberry.field(description="The fewest that are spent at once.")
    expiry_months: int | None = strawberry.field(description="Null: points do not expire.")
    referral_points: int = strawberry.field(description="For bringing a customer, once they buy.")
    gift_card_months: int | None = strawberry.field(description="Null: gift cards do not expire.")

    @classmethod
    def of(cls, program: models.LoyaltyProgram) -> Self:
        return cls(
            is_active=program.is_active,
            tiers=[LoyaltyTier.of(tier) for tier in program.all_tiers()],
            tier_months=program.tier_months,
            excluded_classes=[ItemClass(code) for code in program.excluded_classes],
            point_value=Money(program.point_value),
            minimum_points=program.minimum_points,
            expiry_months=program.expiry_months,
            referral_points=program.referral_points,
            gift_card_months=program.gift_card_months,
        )


@strawberry.type(description="What the shop owes a customer beside the books of dues.")
class CustomerCredit:
    store_credit: Money
    points: int
    points_worth: Money = strawberry.field(description="What they pay now; zero where the shop gives no points.")
    spent_lately: Money = strawberry.field(description="What counts for the tier.")
    tier: LoyaltyTier | None = strawberry.field(description="Null where the shop gives no points.")

    @classmethod
    def of(cls, credit: customer_credit.CustomerCredit) -> Self:
        return cls(
            store_credit=Money(credit.store_credit),
            points=credit.points,
            points_worth=Money(credit.points_worth),
            spent_lately=Money(credit.spent_lately),
            tier=LoyaltyTier.of(credit.tier) if credit.tier else None,
        )
