"""What follows for plans from what happened."""

from typing import Any

from shared_apps.events.subscribe import subscribe
from tenant_apps.instalments import tasks
from tenant_apps.instalments.events import InstalmentsDue
from tenant_apps.sales.events import SaleRefunded, SaleVoided


@subscribe(InstalmentsDue.NAME)
def email_reminder(*, schema_name: str, event_id: str, plan_id: str, **_: Any) -> None:
    tasks.email_reminder.delay(schema_name=schema_name, event_id=event_id, plan_id=plan_id)


@subscribe(SaleRefunded.NAME)
def reckon_return(*, schema_name: str, sale_id: str, refund_id: str, **_: Any) -> None:
    tasks.reckon_return.delay(schema_name=schema_name, sale_id=sale_id, refund_id=refund_id)


@subscribe(SaleVoided.NAME)
def end_voided_plan(*, schema_name: str, sale_id: str, **_: Any) -> None:
    tasks.end_voided_plan.delay(schema_name=schema_name, sale_id=sale_id)
