"""What happens when somebody asks for an import."""

from typing import Any

from shared_apps.events.subscribe import subscribe
from tenant_apps.imports import tasks
from tenant_apps.imports.events import ImportRequested


@subscribe(ImportRequested.NAME)
def run_import(*, schema_name: str, job_id: str, **_: Any) -> None:
    tasks.run_import.apply_async(kwargs={"schema_name": schema_name, "job_id": job_id}, queue="reports")
