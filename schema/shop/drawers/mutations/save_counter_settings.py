from typing import Annotated

import strawberry

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput
from schema.shop.drawers.queries import settings_of
from schema.shop.drawers.types import CounterSettings
from tenant_apps.drawers.services.save_counter_settings import CounterChoices, save_counter_settings


@strawberry.input
class SaveCounterSettingsInput:
    requires_shift: bool
    tax_number: str
    receipt_header: str = strawberry.field(description="Under the shop's name, line by line.")
    receipt_footer: str
    shows_price_parts: bool
    texts_receipts: bool


@strawberry.type
class SaveCounterSettingsSuccess:
    @strawberry.field
    def counter_settings(self, info: Info) -> CounterSettings:
        return settings_of(info.context.tenant)


SaveCounterSettingsResult = Annotated[
    SaveCounterSettingsSuccess | InvalidInput, strawberry.union("SaveCounterSettingsResult")
]


@strawberry.type
class SaveCounterSettingsMutation:
    @strawberry.mutation(
        description="Say how the shop works at its counters and what stands on its receipts.",
        extensions=[on_shop_host, requires("drawers.manage")],
    )
    def save_counter_settings(self, input: SaveCounterSettingsInput) -> SaveCounterSettingsResult:
        choices = CounterChoices(
            requires_shift=input.requires_shift,
            tax_number=input.tax_number,
            receipt_header=input.receipt_header,
            receipt_footer=input.receipt_footer,
            shows_price_parts=input.shows_price_parts,
            texts_receipts=input.texts_receipts,
        )
        try:
            save_counter_settings(choices=choices)
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        return SaveCounterSettingsSuccess()
