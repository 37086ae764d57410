"""What every document of one visit to the counter has in common."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from project.errors import NotFound
from shared_apps.identity.models import User
from shared_apps.tenants.business_day import business_day
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.drawers.models import Shift
from tenant_apps.drawers.selectors.shift_for import shift_for


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """Who serves whom, where and when; ``shift`` is the open drawer of the till, where there is one."""

    actor: User
    branch: Branch
    terminal_id: uuid.UUID | None
    shift: Shift | None
    customer_id: uuid.UUID | None
    currency: str
    now: datetime
    day: date


def visit_at(
    branch: Branch,
    *,
    actor: User,
    terminal_id: uuid.UUID | None,
    customer_id: uuid.UUID | None,
    currency: str,
    now: datetime,
) -> Visit:
    """Return the visit, with the till's drawer kept open until the transaction ends.

    Raises:
        NotFound: the branch has no such till (field terminal_id).
        ShiftRequired: the shop takes money only into an open drawer.
    """
    if terminal_id and not Terminal.objects.filter(pk=terminal_id, branch=branch, is_active=True).exists():
        raise NotFound(field="terminal_id")
    return Visit(
        actor=actor,
        branch=branch,
        terminal_id=terminal_id,
        shift=shift_for(terminal_id=terminal_id),
        customer_id=customer_id,
        currency=currency,
        now=now,
        day=business_day(now),
    )
