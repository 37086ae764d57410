"""What somebody says of a job: what goes in, and what came out."""

import uuid
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tenant_apps.catalog.details import ItemDetails
from tenant_apps.stock.services.scrap_items import Alloy
from tenant_apps.workshop.choices import WorkKind

MAX_LINES = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """``quantity`` of an item: pieces, count or grams, as it is tracked."""

    item_id: uuid.UUID
    quantity: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What came out: more of an item, a new one (its details), or scrap of an alloy, filings say; one of the three."""

    quantity: Decimal
    item_id: uuid.UUID | None = None
    details: ItemDetails | None = None
    scrap: Alloy | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """What a job is and what it uses. ``allowed_loss_percent``: of the fine grams, metal by metal."""

    kind: WorkKind
    used: tuple[Used, ...]
    worker: str = ""
    allowed_loss_percent: Decimal = Decimal(0)
    note: str = ""
    due_on: date | None = None


def content_of(*told: Job | Made) -> list[dict[str, Any]]:
    """Return what makes two requests the same."""
    return [asdict(one) for one in told]
