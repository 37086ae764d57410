"""Import the history of sales made elsewhere."""

from datetime import datetime
from itertools import batched
from zoneinfo import ZoneInfo

from django.db import transaction

from shared_apps.tenants.context import current_tenant
from tenant_apps.imports.mapping import MappedRows
from tenant_apps.imports.models import ImportJob
from tenant_apps.imports.outcome import Outcome
from tenant_apps.imports.problem_log import ProblemLog
from tenant_apps.imports.progress import counted
from tenant_apps.imports.resources.rows import decimal_commas
from tenant_apps.imports.resources.sale_history import SaleHistory
from tenant_apps.imports.resources.sale_lines import SaleLineResource

BATCH = 5_000


@transaction.atomic
def import_sales(*, job: ImportJob, rows: MappedRows, log: ProblemLog, now: datetime) -> Outcome:
    """Write one document per invoice, or only look; bad and odd rows are in the ``log``.

    Amounts stay as the file has them, unrounded; there is no tax, stock does not move, no item is made. A time without
    offset is the shop's. Nothing is written when a row is bad, unless the job leaves those out.

    Raises:
        FileNotReadable: the file turns out to be damaged.
    """
    tenant = current_tenant()
    zone = ZoneInfo(tenant.time_zone)
    resource = SaleLineResource(
        zone=zone, log=log, used=list(job.mapping), commas=decimal_commas(rows, SaleLineResource)
    )
    history = SaleHistory(job=job, log=log, currency=tenant.currency, zone=zone)

    def writes() -> bool:
        return not job.is_dry_run and (job.skips_bad_rows or not log.bad_rows)

    read = 0
    for batch in batched(counted(rows, job_id=job.pk, total=len(rows)), BATCH, strict=False):
        read += len(batch)
        lines = (resource.read(dict(zip(rows.headers, cells, strict=True))) for cells in batch)
        history.take([line for line in lines if line])
        if writes():
            history.write_lines()
        history.forget_lines()
    if writes():
        history.write_documents()
    else:
        transaction.set_rollback(True)
    return Outcome(rows=read, new=history.taken, unchanged=history.already_there, preview=history.preview())
