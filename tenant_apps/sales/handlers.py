"""What happens when a sale is complete, comes back or is made void."""

from typing import Any

from shared_apps.events.subscribe import subscribe
from tenant_apps.sales import tasks
from tenant_apps.sales.events import SaleCompleted, SaleRefunded, SaleVoided


@subscribe(SaleCompleted.NAME)
def email_receipt(*, schema_name: str, event_id: str, sale_id: str, **_: Any) -> None:
    tasks.email_receipt.delay(schema_name=schema_name, event_id=event_id, sale_id=sale_id)


@subscribe(SaleCompleted.NAME)
@subscribe(SaleRefunded.NAME)
@subscribe(SaleVoided.NAME)
def reckon_points(*, schema_name: str, sale_id: str, **_: Any) -> None:
    tasks.reckon_points.delay(schema_name=schema_name, sale_id=sale_id)
