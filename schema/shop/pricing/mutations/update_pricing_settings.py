from decimal import Decimal
from typing import Annotated

import strawberry

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, Problem
from schema.kit.scalars import Money, Percent
from schema.kit.validation import validated
from schema.shop.enums import Metal
from schema.shop.pricing.settings import PricingSettings
from tenant_apps.pricing import choices, errors
from tenant_apps.pricing.services.update_pricing_settings import PricingWays, update_pricing_settings

MOST_ENTRIES = 30


@strawberry.input
class OwnPercentInput:
    key: str = strawberry.field(description="The class, the tax's code or the role.")
    percent: Percent


@strawberry.input
class SpreadInput:
    metal: Metal
    sell_percent: Percent
    buy_percent: Percent


@strawberry.input(description="The whole of the settings; a percentage that is left out is the country's.")
class UpdatePricingSettingsInput:
    revision: int = strawberry.field(description="The one that the editor saw.")
    profits: list[OwnPercentInput]
    taxes: list[OwnPercentInput]
    discounts: list[OwnPercentInput]
    spreads: list[SpreadInput]
    total_step: Money | None
    quote_minutes: int
    rate_hold_percent: Percent
    mithqal: choices.MithqalCustom
    tola: choices.TolaCustom


@strawberry.type
class UpdatePricingSettingsSuccess:
    settings: PricingSettings


@strawberry.type(description="Somebody else changed the settings after the editor read them.")
class SettingsChangedMeanwhile(Problem):
    pass


UpdatePricingSettingsResult = Annotated[
    UpdatePricingSettingsSuccess | InvalidInput | SettingsChangedMeanwhile,
    strawberry.union("UpdatePricingSettingsResult"),
]


@strawberry.type
class UpdatePricingSettingsMutation:
    @strawberry.mutation(
        description="Change how the shop makes its prices.",
        extensions=[on_shop_host, requires("pricing.change_settings")],
    )
    def update_pricing_settings(self, info: Info, input: UpdatePricingSettingsInput) -> UpdatePricingSettingsResult:
        try:
            settings = update_pricing_settings(ways=_ways(input), revision=input.revision)
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except errors.SettingsChangedMeanwhile as error:
            return SettingsChangedMeanwhile.of(error)
        return UpdatePricingSettingsSuccess(settings=PricingSettings.of(settings, tenant=info.context.tenant))


def _ways(input: UpdatePricingSettingsInput) -> PricingWays:
    with validated() as check:
        for name in ("profits", "taxes", "discounts", "spreads"):
            check.entries(name, getattr(input, name), maximum=MOST_ENTRIES)
    return PricingWays(
        profit_percents=_percents(input.profits),
        tax_percents=_percents(input.taxes),
        discount_percents=_percents(input.discounts),
        sell_percents={spread.metal.value: Decimal(spread.sell_percent) for spread in input.spreads},
        buy_percents={spread.metal.value: Decimal(spread.buy_percent) for spread in input.spreads},
        total_step=None if input.total_step is None else Decimal(input.total_step),
        quote_minutes=input.quote_minutes,
        rate_hold_percent=Decimal(input.rate_hold_percent),
        mithqal=input.mithqal,
        tola=input.tola,
    )


def _percents(entries: list[OwnPercentInput]) -> dict[str, Decimal]:
    return {entry.key: Decimal(entry.percent) for entry in entries}
