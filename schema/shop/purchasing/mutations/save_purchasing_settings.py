from typing import Annotated, cast

import strawberry

from project.errors import BusinessError
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput
from schema.kit.scalars import Grams, Money, Percent
from schema.shop.purchasing.papers import PurchasingSettings
from schema.shop.purchasing.problems import purchasing_problem
from tenant_apps.purchasing.services.save_settings import PurchasingChoices, save_settings


@strawberry.input
class SavePurchasingSettingsInput:
    manager_limit: Money | None = strawberry.field(default=None, description="Null: whatever it is worth.")
    quantity_percent: Percent
    weight_percent: Percent
    weight_grams: Grams
    price_percent: Percent


@strawberry.type
class SavePurchasingSettingsSuccess:
    settings: PurchasingSettings


SavePurchasingSettingsResult = Annotated[
    SavePurchasingSettingsSuccess | InvalidInput,
    strawberry.union("SavePurchasingSettingsResult"),
]


@strawberry.type
class SavePurchasingSettingsMutation:
    @strawberry.mutation(
        description="Say who approves how much, and how far papers may differ.",
        extensions=[on_shop_host, requires("purchasing.change_settings")],
    )
    def save_purchasing_settings(self, input: SavePurchasingSettingsInput) -> SavePurchasingSettingsResult:
        try:
            settings = save_settings(
                choices=PurchasingChoices(**vars(input)),
            )
        except BusinessError as error:
            return cast("SavePurchasingSettingsResult", purchasing_problem(error))
        return SavePurchasingSettingsSuccess(settings=cast("PurchasingSettings", settings))
