"""Import items and what a branch has of them."""

from datetime import datetime
from typing import Any

from django.db import transaction

from tenant_apps.catalog.services.checks import lock_catalogue
from tenant_apps.imports.mapping import MappedRows
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.outcome import Outcome
from tenant_apps.imports.problem_log import ProblemLog
from tenant_apps.imports.progress import counted
from tenant_apps.imports.resources.items import ItemResource, KeyedRows
from tenant_apps.imports.resources.rows import decimal_commas
from tenant_apps.imports.resources.shelf import Shelf


@transaction.atomic
def import_items(*, job: ImportJob, rows: MappedRows, log: ProblemLog, now: datetime) -> Outcome:
    """Write the items of the file, or find out what would change; bad rows are in the ``log``.

    Nothing is written when a row is bad, unless the job leaves those out.

    Raises:
        FileNotReadable: the file turns out to be damaged.
        LimitReached: the plan allows fewer items.
        PeriodClosed: the books are closed for today.
    """
    lock_catalogue()
    shelf = Shelf(branch_id=job.branch_id, job_id=job.pk, actor_id=job.created_by, now=now)
    keyed = KeyedRows(rows, shelf, log)
    used = [name for name in keyed.headers if name in job.mapping]
    commas = decimal_commas(rows, ItemResource)
    resource = ItemResource(shelf=shelf, now=now, log=log, used=used, commas=commas)
    result = resource.import_data(
        Counted(keyed, job),
        dry_run=job.is_dry_run,
        use_transactions=True,
        rollback_on_validation_errors=not job.skips_bad_rows,
    )
    shelf.post()
    counts = result.totals
    return Outcome(
        rows=sum(counts.values()) + keyed.dropped,
        new=counts["new"],
        updated=counts["update"],
        unchanged=counts["skip"],
        dropped=keyed.dropped,
        preview=resource.preview,
    )


class Counted:
    """The dataset for the library, telling the job's progress as it is read."""

    def __init__(self, rows: KeyedRows, job: ImportJob) -> None:
        self._rows, self._job = rows, job
        self.headers = rows.headers

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Any:
        return counted(self._rows, job_id=self._job.pk, total=len(self))
