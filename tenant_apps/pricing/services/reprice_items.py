"""Change many prices at once, exactly as they were previewed."""

import uuid
from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction
from psycopg import sql

from project.identifiers import uuid7
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.catalog.services.checks import lock_catalogue
from tenant_apps.pricing.errors import PreviewOutdated
from tenant_apps.pricing.repricing import NewPrice, Repricing
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
        _write(preview.prices, column=COLUMN[repricing.amount], now=now)
        return uuid7()

    content = {"repricing": asdict(repricing), "digest": digest, "actor": actor.pk}
    once(key=idempotency_key, use_case="reprice_items", content=content, write=write)


def _write(prices: list[NewPrice], *, column: str, now: datetime) -> None:
    """One statement for all of them; bulk_update would build a CASE with a branch for each."""
    # The ORM has no UPDATE from a list of values.
    statement = sql.SQL(
        "UPDATE catalog_item SET {column} = new.price, updated_at = %s"
        " FROM unnest(%s::uuid[], %s::numeric[]) AS new (id, price) WHERE catalog_item.id = new.id"
    ).format(column=sql.Identifier(column))
    with connection.cursor() as cursor:
        cursor.execute(statement, [now, [price.item.id for price in prices], [price.new for price in prices]])
