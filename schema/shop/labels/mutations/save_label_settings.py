from typing import Annotated

import strawberry

from project import errors as project_errors
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput
from schema.shop.labels.inputs import LabelFormatInput
from schema.shop.labels.types import LabelSettings
from tenant_apps.labels.selectors.label_settings import label_settings
from tenant_apps.labels.services.save_label_settings import save_label_settings


@strawberry.input
class SaveLabelSettingsInput:
    company_prefix: str = strawberry.field(description="Six to twelve digits, or empty.")
    item_reference: str = strawberry.field(description="The rest of thirteen digits, or empty.")
    formats: list[LabelFormatInput] = strawberry.field(description="A kind that is left out has its preset.")


@strawberry.type
class SaveLabelSettingsSuccess:
    @strawberry.field
    def label_settings(self) -> LabelSettings:
        return LabelSettings.of(label_settings())


SaveLabelSettingsResult = Annotated[
    SaveLabelSettingsSuccess | InvalidInput, strawberry.union("SaveLabelSettingsResult")
]


@strawberry.type
class SaveLabelSettingsMutation:
    @strawberry.mutation(
        description="Say what the shop's labels look like, and under which number GS1 knows the shop.",
        extensions=[on_shop_host, requires("labels.change_settings")],
    )
    def save_label_settings(self, input: SaveLabelSettingsInput) -> SaveLabelSettingsResult:
        try:
            save_label_settings(
                company_prefix=input.company_prefix,
                item_reference=input.item_reference,
                formats=[chosen.decoded(number) for number, chosen in enumerate(input.formats)],
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        return SaveLabelSettingsSuccess()
