import uuid
from typing import Annotated, cast

import strawberry
from strawberry import relay
from strawberry.scalars import JSON

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, NotFound
from schema.shop.catalog.inputs import translations_of
from schema.shop.catalog.types import Category
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.catalog.services.create_category import create_category


@strawberry.input
class CreateCategoryInput:
    idempotency_key: uuid.UUID
    name: str
    name_translations: JSON | None = strawberry.field(
        default=None, description='Names in other languages, by language code: {"fa": "انگشتر"}.'
    )
    parent_id: relay.GlobalID | None = None


@strawberry.type
class CreateCategorySuccess:
    category: Category


CreateCategoryResult = Annotated[
    CreateCategorySuccess | InvalidInput | NotFound | IdempotencyKeyReused, strawberry.union("CreateCategoryResult")
]


@strawberry.type
class CreateCategoryMutation:
    @strawberry.mutation(
        description="Add a category, at the root or below another.",
        extensions=[on_shop_host, requires("catalog.change")],
    )
    def create_category(self, input: CreateCategoryInput) -> CreateCategoryResult:
        try:
            category = create_category(
                idempotency_key=input.idempotency_key,
                name=input.name,
                name_translations=translations_of(input.name_translations),
                parent_id=key_of(input.parent_id, Category, field="parent_id") if input.parent_id else None,
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return CreateCategorySuccess(category=cast("Category", category))
