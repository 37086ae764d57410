"""Run an import in a worker: all or nothing, and once however often it is asked for."""

import gc
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from project.errors import BusinessError
from shared_apps.tenants.context import current_tenant
from tenant_apps.imports.choices import ImportKind, ImportStatus
from tenant_apps.imports.mapping import MappedRows
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.outcome import Outcome
from tenant_apps.imports.problem_log import ProblemLog
from tenant_apps.imports.reading.open_table import open_table
from tenant_apps.imports.services.import_items import import_items
from tenant_apps.imports.services.import_sales import import_sales

UNFINISHED = (ImportStatus.WAITING, ImportStatus.RUNNING)
IMPORTERS = {ImportKind.ITEMS: import_items, ImportKind.SALES: import_sales}


def run_import(*, job_id: uuid.UUID, now: datetime) -> ImportJob | None:
    """Import the job's file, or only check it; None where the job is done, or another worker is at it.

    What a job became is written in the transaction of its rows: a job that died with its worker left nothing and can
    run again, and one that is done cannot.
    """
    if not _begin(job_id):
        return None
    try:
        with transaction.atomic(), override(current_tenant().language), _without_collector():
            job = _unfinished(job_id)
            return _run(job, now) if job else None
    except Exception:
        _fail(job_id, now)
        raise


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows are no cycles: searching them for some takes a tenth of an import's time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@transaction.atomic
def _begin(job_id: uuid.UUID) -> bool:
    job = _unfinished(job_id)
    if job is None:
        return False
    job.status = ImportStatus.RUNNING
    job.save(update_fields=["status"])
    return True


def _unfinished(job_id: uuid.UUID) -> ImportJob | None:
    """Lock the job, unless it is over or another worker holds it."""
    jobs = ImportJob.objects.select_for_update(skip_locked=True)
    return jobs.filter(pk=job_id, status__in=UNFINISHED).first()


def _run(job: ImportJob, now: datetime) -> ImportJob:
    with closing(ProblemLog(job.mapping)) as log, job.file.open("rb") as file:
        try:
            table = open_table(file, size=job.file.size)
            log.file_columns = table.columns
            rows = MappedRows(table, job.mapping, total=table.row_count())
            outcome = IMPORTERS[ImportKind(job.kind)](job=job, rows=rows, log=log, now=now)
            _forget_plans()
        except BusinessError as refusal:
            # The file itself, or what the plan allows: no row can be written.
            log.note(row=None, field=refusal.field or "", code=refusal.code, message=refusal.message)
            outcome, is_refused = Outcome(), True
        else:
            is_refused = bool(log.bad_rows) and not job.skips_bad_rows
        job.status = _status(job, is_refused=is_refused)
        job.totals = _totals(job, outcome, log)
        job.problems, job.preview, job.finished_at = log.kept(), outcome.preview, now
        if not log.is_empty:
            with log.file() as report:
                job.report.save(f"{job.pk}.report.csv", report, save=False)
    job.save()
    return job


def _forget_plans() -> None:
    """Let PostgreSQL plan anew what it checks at the end, such as foreign keys.

    A session keeps the plan of such a check. One that was made when the table had a handful of rows reads the whole
    table for each row, which half a million new rows would turn from seconds into hours.
    """
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")


def _status(job: ImportJob, *, is_refused: bool) -> ImportStatus:
    if is_refused:
        return ImportStatus.REFUSED
    return ImportStatus.CHECKED if job.is_dry_run else ImportStatus.DONE


def _totals(job: ImportJob, outcome: Outcome, log: ProblemLog) -> dict[str, int]:
    """Count rows; "skipped" are bad ones that were left out as the user chose, "dropped" said the same once more."""
    return {
        "rows": outcome.rows,
        "new": outcome.new,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "dropped": outcome.dropped,
        "skipped": log.bad_rows if job.skips_bad_rows else 0,
        "bad": log.bad_rows,
        "warnings": log.warnings,
    }


@transaction.atomic
def _fail(job_id: uuid.UUID, now: datetime) -> None:
    job = _unfinished(job_id)
    if job is None:
        return
    with override(current_tenant().language):
        message = _("The import stopped because of a mistake of ours. Nothing was written; please start it again.")
    job.status, job.finished_at = ImportStatus.FAILED, now
    job.problems = [{"row": None, "column": "", "code": "FAILED", "message": message, "is_error": True}]
    job.save(update_fields=["status", "finished_at", "problems"])
