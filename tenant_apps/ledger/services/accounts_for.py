"""Look up in the posting table where the parts of an event go."""

import uuid
from collections.abc import Collection

from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.models import PostingRule
from tenant_apps.ledger.services.open_books import open_books


def accounts_for(parts: Collection[PartCode], *, event: PostingEvent) -> dict[str, uuid.UUID]:
    """Return the account of each part: by the event's own row, or else by the one for all events. One statement.

    A shop from before there were books gets them now, and a part that is newer than its posting table gets its row.
    """
    accounts = _ruled(parts, event=event)
    if set(parts) - accounts.keys():
        open_books()
        accounts = _ruled(parts, event=event)
    return accounts


def _ruled(parts: Collection[PartCode], *, event: PostingEvent) -> dict[str, uuid.UUID]:
    # The row for all events sorts first, and the event's own one goes over it.
    rules = PostingRule.objects.filter(part__in=parts, event__in=["", event]).order_by("event")
    return dict(rules.values_list("part", "account_id"))
