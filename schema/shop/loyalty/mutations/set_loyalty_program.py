from typing import Annotated

import strawberry

from project import errors as project_errors
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput
from schema.kit.scalars import Money
from schema.shop.loyalty.types import LoyaltyProgram
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.loyalty.models.loyalty_program import Tier
from tenant_apps.loyalty.services.set_loyalty_program import ProgramRules, set_loyalty_program


@strawberry.input
class LoyaltyTierInput:
    name: str
    from_spend: Money
    money_per_point: Money


@strawberry.input(description="The whole program as it shall be; see LoyaltyProgram.")
class SetLoyaltyProgramInput:
    is_active: bool
    tiers: list[LoyaltyTierInput]
    tier_months: int
    excluded_classes: list[ItemClass]
    point_value: Money
    minimum_points: int
    expiry_months: int | None
    referral_points: int
    gift_card_months: int | None


@strawberry.type
class SetLoyaltyProgramSuccess:
    program: LoyaltyProgram


@strawberry.type
class SetLoyaltyProgramMutation:
    @strawberry.mutation(
        description="Say how the shop rewards its customers from now on.",
        extensions=[on_shop_host, requires("loyalty.change")],
    )
    def set_loyalty_program(
        self, input: SetLoyaltyProgramInput
    ) -> Annotated[SetLoyaltyProgramSuccess | InvalidInput, strawberry.union("SetLoyaltyProgramResult")]:
        rules = ProgramRules(
            is_active=input.is_active,
            tiers=[
                Tier(name=tier.name, from_spend=tier.from_spend, money_per_point=tier.money_per_point)
                for tier in input.tiers
            ],
            tier_months=input.tier_months,
            excluded_classes=input.excluded_classes,
            point_value=input.point_value,
            minimum_points=input.minimum_points,
            expiry_months=input.expiry_months,
            referral_points=input.referral_points,
            gift_card_months=input.gift_card_months,
        )
        try:
            program = set_loyalty_program(rules=rules)
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        return SetLoyaltyProgramSuccess(program=LoyaltyProgram.of(program))
