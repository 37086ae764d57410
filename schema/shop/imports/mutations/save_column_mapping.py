from typing import Annotated, cast

import strawberry
from strawberry.scalars import JSON

from project import errors as project_errors
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput
from schema.shop.imports.types import ColumnMapping
from tenant_apps.imports.choices import ImportKind
from tenant_apps.imports.services.save_column_mapping import save_column_mapping


@strawberry.input
class SaveColumnMappingInput:
    kind: ImportKind
    name: str
    columns: JSON = strawberry.field(description='{ourField: {column: "theirs"} | {value: "for all rows"}}')


@strawberry.type
class SaveColumnMappingSuccess:
    mapping: ColumnMapping


SaveColumnMappingResult = Annotated[
    SaveColumnMappingSuccess | InvalidInput, strawberry.union("SaveColumnMappingResult")
]


@strawberry.type
class SaveColumnMappingMutation:
    @strawberry.mutation(
        description="Remember how somebody's files call our columns; one of the same name is replaced.",
        extensions=[on_shop_host, requires("imports.run")],
    )
    def save_column_mapping(self, input: SaveColumnMappingInput) -> SaveColumnMappingResult:
        try:
            mapping = save_column_mapping(kind=input.kind, name=input.name, columns=input.columns)
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        return SaveColumnMappingSuccess(mapping=cast("ColumnMapping", mapping))
