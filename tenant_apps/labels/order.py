"""What somebody asked to print: kept in the cache for the minutes in which the file can be fetched."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

from project.errors import NotFound
from tenant_apps.labels.choices import LabelKind, LabelOutput

KEPT_SECONDS = 600
"""Enough for a printer out of paper; a price of an earlier rate is not printed later on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintOrder:
    """``start`` is the first free place of a sheet, from 1; ``copies`` are of each label."""

    item_ids: tuple[uuid.UUID, ...]
    kind: LabelKind
    output: LabelOutput
    language: str
    with_price: bool = False
    start: int = 1
    copies: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptOrder:
    """An order as it was accepted: prices are those of ``at``."""

    order: PrintOrder
    at: datetime


def keep_order(order_id: uuid.UUID, kept: KeptOrder) -> None:
    cache.set(f"labels:{order_id}", kept, KEPT_SECONDS)


def order_of(order_id: uuid.UUID) -> KeptOrder:
    """Return an order that was made in the last minutes.

    Raises:
        NotFound: there is none, or it is too old.
    """
    kept: KeptOrder | None = cache.get(f"labels:{order_id}")
    if kept is None:
        raise NotFound(field="order_id")
    return kept
