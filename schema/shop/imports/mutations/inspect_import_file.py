from typing import Annotated

import strawberry
from strawberry.file_uploads import Upload

from schema.kit.permissions import on_shop_host, requires
from schema.shop.imports.types import FileLook, FileNotReadable
from schema.shop.imports.uploaded import uploaded
from tenant_apps.imports import errors
from tenant_apps.imports.choices import ImportKind
from tenant_apps.imports.services.inspect_file import inspect_file


@strawberry.input
class InspectImportFileInput:
    kind: ImportKind
    file: Upload


@strawberry.type
class InspectImportFileSuccess:
    look: FileLook


InspectImportFileResult = Annotated[
    InspectImportFileSuccess | FileNotReadable, strawberry.union("InspectImportFileResult")
]


@strawberry.type
class InspectImportFileMutation:
    @strawberry.mutation(
        description="Look into a CSV file or a workbook; nothing is kept.",
        extensions=[on_shop_host, requires("imports.run")],
    )
    def inspect_import_file(self, input: InspectImportFileInput) -> InspectImportFileResult:
        try:
            file = uploaded(input.file)
            look = inspect_file(kind=input.kind, file=file, size=file.size)
        except errors.FileNotReadable as error:
            return FileNotReadable.of(error)
        return InspectImportFileSuccess(look=FileLook.of(look))
