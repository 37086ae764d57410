"""Start a count of a branch, of a category with all below it, or of a tray."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from project.errors import InvalidInput, NotFound
from project.field_problems import field_problems
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.branches.selectors.works_in import works_in
from tenant_apps.catalog.models import Category, Item
from tenant_apps.catalog.normalise import code_of, one_line
from tenant_apps.counts.choices import CountScope
from tenant_apps.counts.found import MOST_CODES
from tenant_apps.counts.models import StockCount, StockCountLine
from tenant_apps.counts.selectors.items_of_codes import items_of_codes

_SHOWN = 5
_UNCHECKED = ("status", "opened_at", "opened_by", "counted_at", "counted_by", "closed_at", "closed_by")


@dataclass(frozen=True, kw_only=True)
class NewCount:
    """What shall be counted. ``category_id`` and ``codes`` (SKUs or barcodes of a tray) go with their scopes."""

    branch_id: uuid.UUID
    scope: CountScope
    title: str
    category_id: uuid.UUID | None = None
    codes: Sequence[str] = ()
    is_blind: bool = False
    weight_tolerance: Decimal = Decimal(0)


@transaction.atomic
def open_count(*, actor: User, idempotency_key: uuid.UUID, asked: NewCount, now: datetime) -> StockCount:
    """Start it and return it. Nothing is frozen: the shop goes on selling, and several counts may go on at once.

    Raises:
        NotFound: no such category, no such branch, or one that the actor does not work in.
        InvalidInput: it has no name, the tolerance is no weight, or the tray has none or unknown codes.
        IdempotencyKeyReused: the key came with another input.
    """
    content = {**vars(asked), "codes": list(asked.codes)}
    count_id, _is_new = once(
        key=idempotency_key,
        use_case="open_count",
        content=content,
        write=lambda: _open(asked, actor=actor, now=now),
    )
    return StockCount.objects.get(pk=count_id)


def _open(asked: NewCount, *, actor: User, now: datetime) -> uuid.UUID:
    branch = Branch.objects.filter(pk=asked.branch_id).first()
    if branch is None or not works_in(actor=actor, branch_id=branch.pk):
        raise NotFound(field="branch_id")
    is_category = asked.scope == CountScope.CATEGORY
    if is_category and not Category.objects.filter(pk=asked.category_id or uuid.UUID(int=0)).exists():
        raise NotFound(field="category_id")
    count = StockCount(
        branch=branch,
        scope=asked.scope,
        category_id=asked.category_id if is_category else None,
        title=one_line(asked.title),
        is_blind=asked.is_blind,
        weight_tolerance=asked.weight_tolerance,
        opened_at=now,
        opened_by=actor.pk,
    )
    problems = field_problems(count, exclude=_UNCHECKED)
    if not count.title:
        problems["title"] = ("REQUIRED", _("Give the count a name."))
    if asked.weight_tolerance < 0:
        problems["weight_tolerance"] = ("TOO_SMALL", _("The tolerance cannot be less than zero."))
    if problems:
        raise InvalidInput(problems)
    items = _tray(asked.codes) if asked.scope == CountScope.TRAY else []
    count.save(force_insert=True)
    StockCountLine.objects.bulk_create(StockCountLine(count=count, item=item) for item in items)
    return count.pk


def _tray(codes: Sequence[str]) -> list[Item]:
    wanted = list(dict.fromkeys(filter(None, map(code_of, codes))))
    if not 0 < len(wanted) <= MOST_CODES:
        raise InvalidInput({"codes": ("BAD_COUNT", _("A tray has from 1 to %s items.") % MOST_CODES)})
    items = items_of_codes(wanted)
    if unknown := [code for code in wanted if code not in items]:
        told = ", ".join(unknown[:_SHOWN])
        raise InvalidInput({"codes": ("UNKNOWN", _("Nobody knows these codes: %s.") % told)})
    return list({item.pk: item for item in items.values()}.values())
