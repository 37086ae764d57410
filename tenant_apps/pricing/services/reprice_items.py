"""Change many prices at once, exactly as they were previewed."""

import uuid
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.catalog.services.checks import lock_catalogue
from tenant_apps.catalog.services.write_columns import write_columns
from tenant_apps.pricing.errors import PreviewOutdated
from tenant_apps.pricing.repricing import Repricing
from tenant_apps.pricing.selectors.repriced_items import COLUMN, repriced_items


@transaction.atomic
def reprice_items(*, actor: User, idempotency_key: uuid.UUID, repricing: Repricing, digest: str, now: datetime) -> None:
    """Write the new prices of a preview in one statement. ``digest`` is the preview's.

    Raises:
        InvalidInput: the repricing contradicts itself.
        RateMissing: there is no rate to follow.
        PreviewOutdated: an item or a rate has changed since the preview; nothing is written.
        IdempotencyKeyReused: the key came with another repricing.
    """

    def write() -> uuid.UUID:
        lock_catalogue()
        preview = repriced_items(repricing=repricing, now=now)
        if preview.digest != digest:
            raise PreviewOutdated
        column = COLUMN[repricing.amount]
        write_columns([{"id": price.item.id, column: price.new} for price in preview.prices], columns=[column], now=now)
        return uuid7()

    content = {"repricing": asdict(repricing), "digest": digest, "actor": actor.pk}
    once(key=idempotency_key, use_case="reprice_items", content=content, write=write)
