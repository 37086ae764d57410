from typing import Any, ClassVar, Self, cast

import strawberry
import strawberry_django
from django.urls import reverse
from strawberry import auto, relay
from strawberry.scalars import JSON

from schema.kit.problems import Problem
from tenant_apps.imports import models, progress
from tenant_apps.imports.choices import ImportKind, ImportStatus
from tenant_apps.imports.fields import ImportField as FieldOfFile
from tenant_apps.imports.services.inspect_file import FileLook as Look

strawberry.enum(ImportKind)
strawberry.enum(ImportStatus)


@strawberry.type(description="What is wrong with a row of the file, or odd about it.")
class ImportProblem:
    row: int | None = strawberry.field(description="As a spreadsheet numbers it; null when it is the file itself.")
    column: str = strawberry.field(description="The file's own name of the column.")
    code: str
    message: str
    is_error: bool = strawberry.field(description="The row cannot be used; else it is used, and odd.")


@strawberry.type(description="Numbers of rows.")
class ImportTotals:
    rows: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = strawberry.field(default=0, description="Bad rows that were left out, as was chosen.")
    dropped: int = strawberry.field(default=0, description="Rows that said the same as one before them.")
    bad: int = 0
    warnings: int = 0


@strawberry.type(description="How far an import is that runs now.")
class ImportProgress:
    done: int
    total: int
    stage: str = strawberry.field(description="READING or SAVING.")


@strawberry.type(description="A row as it would be, or is now.")
class ImportPreviewRow:
    row: int
    change: str = strawberry.field(description="NEW or UPDATED.")
    values: JSON


@strawberry_django.type(models.ImportJob, description="One file on its way in: all of it or nothing.")
class ImportJob(relay.Node):
    view_permission: ClassVar[str] = "imports.run"

    kind: ImportKind
    status: ImportStatus
    is_dry_run: auto
    skips_bad_rows: auto
    file_name: auto
    created_at: auto
    finished_at: auto

    @strawberry_django.field(only=["totals"])
    def totals(self) -> ImportTotals:
        return ImportTotals(**_row(self).totals)

    @strawberry_django.field(description="The first of each kind; all are in the report.", only=["problems"])
    def problems(self) -> list[ImportProblem]:
        return [ImportProblem(**problem) for problem in _row(self).problems]

    @strawberry_django.field(description="The first rows of what changes.", only=["preview"])
    def preview(self) -> list[ImportPreviewRow]:
        return [ImportPreviewRow(**row) for row in _row(self).preview]

    @strawberry_django.field(description="Null when it waits or is over.", only=["status"])
    def progress(self) -> ImportProgress | None:
        found = progress.progress_of(_row(self).pk) if _row(self).status == ImportStatus.RUNNING else None
        return ImportProgress(done=found.done, total=found.total, stage=found.stage) if found else None

    @strawberry_django.field(description="Every problem with its row, as CSV.", only=["report"])
    def report_url(self) -> str | None:
        return reverse("import-report", args=[_row(self).pk]) if _row(self).report else None

    @strawberry_django.field(
        description="The rows that could not be used, to put right and import again: add .csv or .xlsx.",
        only=["report", "totals"],
    )
    def rows_to_repair_url(self) -> str | None:
        job = _row(self)
        if not job.report or not job.totals.get("bad"):
            return None
        return reverse("import-rows", args=[job.pk, "csv"]).removesuffix(".csv")


@strawberry_django.type(models.ColumnMapping, description="How somebody's files call our columns.")
class ColumnMapping(relay.Node):
    view_permission: ClassVar[str] = "imports.run"

    kind: ImportKind
    name: auto
    columns: JSON = strawberry_django.field(description='{ourField: {column: "theirs"} | {value: "for all rows"}}')


@strawberry.type(description="Something that a file may tell.")
class ImportField:
    name: str
    label: str
    is_required: bool
    example: str

    @classmethod
    def of(cls, field: FieldOfFile) -> Self:
        return cls(name=field.name, label=str(field.label), is_required=field.is_required, example=field.example)


@strawberry.type(description="What a file looks like: its columns, and our guess of the mapping.")
class FileLook:
    columns: list[str]
    sample: list[list[str]]
    row_count: int | None = strawberry.field(description="Of a workbook what it says of itself.")
    suggested: JSON

    @classmethod
    def of(cls, look: Look) -> Self:
        return cls(
            columns=look.columns,
            sample=look.sample,
            row_count=look.row_count,
            suggested=cast("Any", look.suggested),
        )


@strawberry.type(description="The file is no table, is damaged, or too large: the message says what and where.")
class FileNotReadable(Problem):
    reason: str


def _row(job: Any) -> models.ImportJob:
    return cast("models.ImportJob", job)
