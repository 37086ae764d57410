"""Take in a file and queue its import."""

import hashlib
import uuid
from math import ceil
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from project.errors import InvalidInput, NotFound
from project.identifiers import uuid7
from shared_apps.billing.services import check_limit
from shared_apps.events.record import record_event
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.plans.choices import Limit
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.normalise import one_line
from tenant_apps.imports.choices import ImportKind
from tenant_apps.imports.events import ImportRequested
from tenant_apps.imports.mapping import MappedRows, mapping_problems
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.reading.open_table import open_table

LONGEST_NAME = 200
MEBIBYTE = 2**20


@transaction.atomic
def start_import(
    *,
    actor: User,
    idempotency_key: uuid.UUID,
    kind: ImportKind,
    file: "File[bytes]",
    columns: Any,
    branch_id: uuid.UUID | None,
    is_dry_run: bool,
    skips_bad_rows: bool,
) -> ImportJob:
    """Store the file and ask for its import into a branch (left out: the default one); a worker does it.

    Raises:
        FileNotReadable: it is no table, is damaged, or lacks a column of the mapping.
        InvalidInput: the mapping cannot be right.
        NotFound: no such branch.
        LimitReached: the plan has no room for the file.
        IdempotencyKeyReused: the key came with another file or other choices.
    """
    if problems := mapping_problems(kind, columns):
        raise InvalidInput(problems)
    here = {"is_default": True} if branch_id is None else {"pk": branch_id}
    branch = Branch.objects.filter(**here).first()
    if branch is None:
        raise NotFound(field="branch_id")
    MappedRows(open_table(file, size=file.size), columns, total=0)
    _check_storage(adding=file.size)

    def write() -> uuid.UUID:
        job = ImportJob(pk=uuid7(), kind=kind, branch=branch, mapping=columns, created_by=actor.pk)
        job.is_dry_run, job.skips_bad_rows = is_dry_run, skips_bad_rows
        job.file_name = one_line(file.name or "").replace("\0", "")[:LONGEST_NAME]
        file.seek(0)
        job.file.save(f"{job.pk}.table", file, save=False)
        job.save(force_insert=True)
        record_event(ImportRequested(job_id=job.pk))
        return job.pk

    chosen = [kind, columns, branch.pk, is_dry_run, skips_bad_rows, _digest(file)]
    job_id, _ = once(key=idempotency_key, use_case="start_import", content=chosen, write=write)
    return ImportJob.objects.get(pk=job_id)


def _check_storage(*, adding: int) -> None:
    used = default_storage.stored_bytes()  # type: ignore[attr-defined]  # our own storage
    check_limit(limit=Limit.STORAGE_MB, used=ceil(used / MEBIBYTE), adding=ceil(adding / MEBIBYTE))


def _digest(file: "File[bytes]") -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
