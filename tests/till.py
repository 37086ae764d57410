"""A till whose drawer can be opened: a branch, a terminal, and somebody to hold it."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from shared_apps.events.models import OutboxEvent
from shared_apps.idempotency.models import IdempotentRequest
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public
from tenant_apps.branches.models import Branch, Terminal
from tenant_apps.drawers.choices import PaymentMethod, TakingKind
from tenant_apps.drawers.counting import Counted
from tenant_apps.drawers.models import DrawerEntry, Shift
from tenant_apps.drawers.selectors.shift_for import shift_for
from tenant_apps.drawers.services.close_shift import close_shift
from tenant_apps.drawers.services.open_shift import open_shift
from tenant_apps.drawers.services.record_takings import record_takings
from tenant_apps.drawers.taking import Taking

OPENED = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
CLOSED = OPENED + timedelta(hours=9)
FLOAT = Decimal(5_000_000)


def counted(amount: Decimal | int, method: PaymentMethod = PaymentMethod.CASH) -> Counted:
    return Counted(method=method, amount=Decimal(amount))


def taken(amount: Decimal | int, method: PaymentMethod = PaymentMethod.CASH) -> Taking:
    return Taking(method=method, amount=Decimal(amount))


@dataclass(frozen=True, kw_only=True)
class Till:
    """One till of the shop we are in."""

    actor: User
    terminal: Terminal

    def open(
        self, opening_float: Decimal | int = FLOAT, *, key: uuid.UUID | None = None, by: User | None = None
    ) -> Shift:
        return open_shift(
            actor=by or self.actor,
            idempotency_key=key or uuid.uuid4(),
            terminal_id=self.terminal.pk,
            opening_float=Decimal(opening_float),
            now=OPENED,
        )

    @transaction.atomic
    def take(self, *takings: Taking, kind: TakingKind = TakingKind.SALE, source_id: uuid.UUID | None = None) -> None:
        """Take money as a document does."""
        record_takings(
            shift=shift_for(terminal_id=self.terminal.pk),
            kind=kind,
            source_id=source_id or uuid.uuid4(),
            takings=takings,
            at=OPENED,
        )

    def close(
        self,
        shift: Shift,
        *counts: Counted,
        by: User | None = None,
        note: str = "",
        key: uuid.UUID | None = None,
        now: datetime = CLOSED,
    ) -> Shift:
        return close_shift(
            actor=by or self.actor,
            idempotency_key=key or uuid.uuid4(),
            shift_id=shift.pk,
            counts=counts,
            note=note,
            now=now,
        )


def set_up_till(actor: User) -> Till:
    branch = Branch.objects.create(code="BAZ", name="Bazaar")
    return Till(actor=actor, terminal=Terminal.objects.create(branch=branch, name="Till"))


def kept() -> tuple[object, ...]:
    """Return everything that work at a drawer could change."""
    with in_public():
        events = OutboxEvent.objects.count()
    rows = [list(model.objects.order_by("pk").values()) for model in (Shift, DrawerEntry)]
    return events, rows, IdempotentRequest.objects.count()
