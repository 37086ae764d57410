"""Items as a shop would write them down."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from shared_apps.identity.models import User
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.details import ItemDetails
from tenant_apps.catalog.models import Item
from tenant_apps.stock.services.create_stocked_item import create_stocked_item

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
RING = ItemDetails(
    sku="R-1", name="Ring", metal="XAU", fineness=Decimal(750), gross_weight=Decimal("4.25"), tracking=Tracking.PIECE
)


def details(**changes: Any) -> ItemDetails:
    """Return a gold ring of 4.25 g, one unique piece, changed as told."""
    return replace(RING, **changes)


def add_item(owner: User, *, stock: Decimal | int = 0, branch_id: uuid.UUID | None = None, **changes: Any) -> Item:
    """Take an item into the catalogue, with stock in the default branch or the one that is named."""
    return create_stocked_item(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        details=details(**changes),
        opening_quantity=Decimal(stock),
        branch_id=branch_id,
        now=NOW,
    )
