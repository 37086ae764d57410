"""What happens when a sale is complete."""

from typing import Any

from shared_apps.events.subscribe import subscribe
from tenant_apps.sales import tasks
from tenant_apps.sales.events import SaleCompleted


@subscribe(SaleCompleted.NAME)
def email_receipt(*, schema_name: str, event_id: str, sale_id: str, **_: Any) -> None:
    tasks.email_receipt.delay(schema_name=schema_name, event_id=event_id, sale_id=sale_id)


@subscribe(SaleCompleted.NAME)
def text_receipt(*, schema_name: str, event_id: str, sale_id: str, **_: Any) -> None:
    tasks.text_receipt.delay(schema_name=schema_name, event_id=event_id, sale_id=sale_id)
