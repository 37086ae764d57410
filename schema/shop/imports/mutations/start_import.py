import uuid
from typing import Annotated, cast

import strawberry
from strawberry import relay
from strawberry.file_uploads import Upload
from strawberry.scalars import JSON

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import IdempotencyKeyReused, InvalidInput, LimitReached, NotFound
from schema.shop.branches.types import Branch
from schema.shop.imports.types import FileNotReadable, ImportJob
from schema.shop.imports.uploaded import uploaded
from shared_apps.idempotency import errors as idempotency_errors
from tenant_apps.imports import errors
from tenant_apps.imports.choices import ImportKind
from tenant_apps.imports.services.start_import import start_import


@strawberry.input
class StartImportInput:
    idempotency_key: uuid.UUID
    kind: ImportKind
    file: Upload
    branch_id: relay.GlobalID | None = strawberry.field(default=None, description="Left out: the default branch.")
    columns: JSON = strawberry.field(description='{ourField: {column: "theirs"} | {value: "for all rows"}}')
    is_dry_run: bool = strawberry.field(default=True, description="Only find out what would change.")
    skips_bad_rows: bool = strawberry.field(default=False, description="Leave bad rows out instead of refusing all.")


@strawberry.type
class StartImportSuccess:
    job: ImportJob


StartImportResult = Annotated[
    StartImportSuccess | FileNotReadable | InvalidInput | NotFound | LimitReached | IdempotencyKeyReused,
    strawberry.union("StartImportResult"),
]


@strawberry.type
class StartImportMutation:
    @strawberry.mutation(
        description="Take in a file; a worker imports it. Ask for the job to see how far it is.",
        extensions=[on_shop_host, requires("imports.run")],
    )
    def start_import(self, info: Info, input: StartImportInput) -> StartImportResult:
        try:
            job = start_import(
                actor=info.context.signed_in_actor,
                idempotency_key=input.idempotency_key,
                kind=input.kind,
                file=uploaded(input.file),
                columns=input.columns,
                branch_id=key_of(input.branch_id, Branch, field="branch_id") if input.branch_id else None,
                is_dry_run=input.is_dry_run,
                skips_bad_rows=input.skips_bad_rows,
            )
        except errors.FileNotReadable as error:
            return FileNotReadable.of(error)
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except project_errors.LimitReached as error:
            return LimitReached.of(error)
        except idempotency_errors.IdempotencyKeyReused as error:
            return IdempotencyKeyReused.of(error)
        return StartImportSuccess(job=cast("ImportJob", job))
