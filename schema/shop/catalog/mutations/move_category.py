from typing import Annotated, cast

import strawberry
from strawberry import relay

from project import errors as project_errors
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound, Problem
from schema.shop.catalog.types import Category
from tenant_apps.catalog import errors
from tenant_apps.catalog.services.move_category import move_category


@strawberry.input
class MoveCategoryInput:
    id: relay.GlobalID
    parent_id: relay.GlobalID | None = strawberry.field(
        default=None, description="Where it goes, with everything below it; to the root when left out."
    )


@strawberry.type
class MoveCategorySuccess:
    category: Category


@strawberry.type(description="A category cannot be below itself.")
class CategoryWouldCircle(Problem):
    pass


MoveCategoryResult = Annotated[
    MoveCategorySuccess | InvalidInput | NotFound | CategoryWouldCircle, strawberry.union("MoveCategoryResult")
]


@strawberry.type
class MoveCategoryMutation:
    @strawberry.mutation(
        description="Put a category, with everything below it, elsewhere in the tree.",
        extensions=[on_shop_host, requires("catalog.change")],
    )
    def move_category(self, input: MoveCategoryInput) -> MoveCategoryResult:
        try:
            category = move_category(
                category_id=key_of(input.id, Category, field="id"),
                parent_id=key_of(input.parent_id, Category, field="parent_id") if input.parent_id else None,
            )
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except errors.CategoryWouldCircle as error:
            return CategoryWouldCircle.of(error)
        return MoveCategorySuccess(category=cast("Category", category))
