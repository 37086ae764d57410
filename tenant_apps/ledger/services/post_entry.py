"""Post an event: the only writer of the journal, beside reversals of what it wrote."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.errors import Unbalanced
from tenant_apps.ledger.part import Part, added_up
from tenant_apps.ledger.services.accounts_for import accounts_for
from tenant_apps.ledger.services.write_entry import Line, write_entry


@transaction.atomic
def post_entry(
    *,
    event: PostingEvent,
    source_id: uuid.UUID,
    branch_id: uuid.UUID,
    posted_on: date,
    actor_id: uuid.UUID | None,
    parts: Sequence[Part],
    note: str = "",
) -> uuid.UUID | None:
    """Write the entry of an event to the accounts that the posting table names, and return its id.

    Works in the transaction of whoever calls. Parts of the same code, commodity, customer or supplier, and fineness are
    added up; where nothing but zeros is left, nothing is posted and None comes back. Three statements, however many
    parts.

    Raises:
        PeriodClosed: the books are closed for that day.
        Unbalanced: the parts do not sum to zero in some currency or metal, which is a mistake of the caller.
    """
    parts = added_up(parts)
    require_balance(parts)
    if not parts:
        return None
    accounts = accounts_for({part.code for part in parts}, event=event)
    return write_entry(
        event=event,
        source_id=source_id,
        branch_id=branch_id,
        posted_on=posted_on,
        actor_id=actor_id,
        lines=[Line(part=part, account_id=accounts[part.code]) for part in parts],
        note=note,
    )


def require_balance(parts: Sequence[Part]) -> None:
    """Refuse parts whose debits and credits differ.

    Raises:
        Unbalanced: in some currency or metal (facts: differences).
    """
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for part in parts:
        sums[part.commodity] += part.amount
    if differences := {commodity: amount for commodity, amount in sums.items() if amount}:
        raise Unbalanced(differences=differences)
