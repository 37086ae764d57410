from typing import Annotated, cast

import strawberry
from strawberry import relay
from strawberry.scalars import JSON

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.shop.catalog.inputs import translations_of
from schema.shop.catalog.types import Category
from tenant_apps.catalog.services.rename_category import rename_category


@strawberry.input
class RenameCategoryInput:
    id: relay.GlobalID
    name: str
    name_translations: JSON | None = strawberry.field(
        default=None, description='Names in other languages, by language code: {"fa": "انگشتر"}.'
    )


@strawberry.type
class RenameCategorySuccess:
    category: Category


RenameCategoryResult = Annotated[
    RenameCategorySuccess | InvalidInput | NotFound, strawberry.union("RenameCategoryResult")
]


@strawberry.type
class RenameCategoryMutation:
    @strawberry.mutation(
        description="Give a category another name.", extensions=[on_shop_host, requires("catalog.change")]
    )
    def rename_category(self, input: RenameCategoryInput) -> RenameCategoryResult:
        try:
            category = rename_category(
                category_id=key_of(input.id, Category, field="id"),
                name=input.name,
                name_translations=translations_of(input.name_translations),
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        return RenameCategorySuccess(category=cast("Category", category))
