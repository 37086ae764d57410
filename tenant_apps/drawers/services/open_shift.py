"""Open the drawer of a till: from here on one person answers for what is in it."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from project.errors import InvalidInput, NotFound
from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.models import Terminal
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.drawers.counting import money_problem
from tenant_apps.drawers.errors import ShiftAlreadyOpen
from tenant_apps.drawers.models import Shift


@transaction.atomic
def open_shift(
    *, actor: User, idempotency_key: uuid.UUID, terminal_id: uuid.UUID, opening_float: Decimal, now: datetime
) -> Shift:
    """Open the till's drawer with ``opening_float`` in cash, in the shop's currency, and return the shift.

    Raises:
        NotFound: there is no such till in use, or the actor does not work in its branch.
        InvalidInput: the float cannot be paid in the currency.
        ShiftAlreadyOpen: the till has an open shift.
        IdempotencyKeyReused: the key came with other content.
    """
    shift_id, _ = once(
        key=idempotency_key,
        use_case="open_shift",
        content={"terminal_id": terminal_id, "opening_float": f"{opening_float.normalize():f}"},
        write=lambda: _open(actor=actor, terminal_id=terminal_id, opening_float=opening_float, now=now),
    )
    return Shift.objects.get(pk=shift_id)


def _open(*, actor: User, terminal_id: uuid.UUID, opening_float: Decimal, now: datetime) -> uuid.UUID:
    terminal = Terminal.objects.filter(pk=terminal_id, is_active=True).first()
    if terminal is None or not works_in(actor=actor, branch_id=terminal.branch_id):
        raise NotFound(field="terminal_id")
    currency = current_tenant().currency
    if problem := money_problem(opening_float, currency=currency):
        raise InvalidInput({"opening_float": problem})
    shift = Shift(
        id=uuid7(),
        terminal=terminal,
        holder_id=actor.pk,
        holder_name=actor.full_name,
        currency=currency,
        opening_float=opening_float,
        opened_at=now,
    )
    try:
        with transaction.atomic():
            shift.save(force_insert=True)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name != "shift_one_is_open_per_terminal":  # type: ignore[union-attr]  # psycopg's error
            raise
        there = Shift.objects.filter(terminal=terminal).latest("opened_at")
        raise ShiftAlreadyOpen(holder_name=there.holder_name, opened_at=there.opened_at) from error
    return shift.pk
