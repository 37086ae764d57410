"""Counts as a shop makes them."""

import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.counts.choices import CountScope
from tenant_apps.counts.found import Entry, LineDecision
from tenant_apps.counts.models import StockCount, StockCountLine
from tenant_apps.counts.services.approve_count import approve_count
from tenant_apps.counts.services.count_codes import count_codes
from tenant_apps.counts.services.finish_count import finish_count
from tenant_apps.counts.services.open_count import NewCount, open_count
from tenant_apps.counts.services.recount_codes import recount_codes
from tenant_apps.counts.services.scan_code import Scan, scan_code
from tests.factories.catalog import NOW


def start(actor: User, branch: Branch, **asked: Any) -> StockCount:
    """Open a count of the whole branch, or of what is told."""
    wanted = NewCount(**{"branch_id": branch.pk, "scope": CountScope.BRANCH, "title": "November", **asked})
    return open_count(actor=actor, idempotency_key=uuid.uuid4(), asked=wanted, now=NOW)


def scan(
    actor: User, count: StockCount, code: str, quantity: Decimal | int | str = 1, key: uuid.UUID | None = None
) -> Scan:
    entry = Entry(code=code, quantity=Decimal(quantity))
    return scan_code(actor=actor, scan_key=key or uuid.uuid4(), count_id=count.pk, entry=entry, now=NOW)


def _entries(found: Mapping[str, Decimal | int | str]) -> list[Entry]:
    return [Entry(code=code, quantity=Decimal(quantity)) for code, quantity in found.items()]


def enter(actor: User, count: StockCount, found: Mapping[str, Decimal | int | str]) -> StockCount:
    """Enter a list of codes with their quantities."""
    return count_codes(actor=actor, idempotency_key=uuid.uuid4(), count_id=count.pk, entries=_entries(found), now=NOW)


def recount(actor: User, count: StockCount, found: Mapping[str, Decimal | int | str]) -> StockCount:
    return recount_codes(actor=actor, idempotency_key=uuid.uuid4(), count_id=count.pk, entries=_entries(found), now=NOW)


def finish(actor: User, count: StockCount) -> StockCount:
    return finish_count(actor=actor, idempotency_key=uuid.uuid4(), count_id=count.pk, now=NOW)


def approve(actor: User, count: StockCount, decisions: Mapping[uuid.UUID, LineDecision] | None = None) -> StockCount:
    return approve_count(
        actor=actor,
        idempotency_key=uuid.uuid4(),
        count_id=count.pk,
        reason="Yearly count",
        decisions=decisions or {},
        now=NOW,
    )


def kinds(count: StockCount) -> dict[str, str]:
    """Return what came of each line, by SKU or unknown code."""
    lines: Any = StockCountLine.objects.filter(count=count).told().select_related("item")
    return {line.item.sku if line.item else line.code: line.kind for line in lines}
