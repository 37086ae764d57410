"""Lines in the order of their days with the balance they lead to: of an account, a customer or a supplier."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from project.errors import NotFound
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import JournalLine
from tenant_apps.ledger.report import Period
from tenant_apps.ledger.selectors.turnovers import turnovers


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementLine:
    """A line, and the balance of its commodity after it."""

    line: JournalLine
    balance: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A page of a statement. ``opening`` is what was there before its first line, by commodity."""

    opening: dict[str, Decimal]
    lines: Sequence[StatementLine]
    has_more: bool


def account_statement(*, account_id: uuid.UUID, period: Period, size: int, after: uuid.UUID | None = None) -> Statement:
    """Return ``size`` lines of an account after the line ``after`` (the first ones where it is left out).

    Constant in the length of the journal: what lies before the page comes from the months' balances, and from the
    lines of the month that it starts in.

    Raises:
        NotFound: ``after`` is no line of this account.
    """
    lines = JournalLine.objects.filter(account=account_id)
    if period.branch_id is not None:
        lines = lines.filter(branch=period.branch_id)
    last = _last_seen(lines, after)
    start = last.posted_on if last else period.first
    opening: dict[str, Decimal] = defaultdict(Decimal)
    before = Period(first=start, last=start, branch_id=period.branch_id)
    for turnover in turnovers(period=before, account_ids=[account_id]):
        opening[turnover.commodity] += turnover.opening
    if last:
        _add(opening, lines.filter(posted_on=last.posted_on, pk__lte=last.pk))
    return _page(lines, opening=opening, period=period, last=last, size=size)


def customer_statement(
    *, customer_id: uuid.UUID, period: Period, size: int, after: uuid.UUID | None = None
) -> Statement:
    """Return lines that are the customer's, money and metal: debit is what he owes, credit what is owed to him.

    Raises:
        NotFound: ``after`` is no line of this customer.
    """
    return _statement(JournalLine.objects.filter(customer_id=customer_id), period=period, size=size, after=after)


def supplier_statement(
    *, supplier_id: uuid.UUID, period: Period, size: int, after: uuid.UUID | None = None
) -> Statement:
    """Return what is owed to the supplier, money and metal: credit is what the shop owes, debit what it gave.

    What was received and not yet invoiced is no debt yet and left out.

    Raises:
        NotFound: ``after`` is no line of this supplier.
    """
    lines = JournalLine.objects.filter(supplier_id=supplier_id, part=PartCode.SUPPLIER)
    return _statement(lines, period=period, size=size, after=after)


def _statement(lines: QuerySet[JournalLine], *, period: Period, size: int, after: uuid.UUID | None) -> Statement:
    if period.branch_id is not None:
        lines = lines.filter(branch=period.branch_id)
    last = _last_seen(lines, after)
    opening: dict[str, Decimal] = defaultdict(Decimal)
    _add(opening, lines.filter(_up_to(last.posted_on, last.pk) if last else Q(posted_on__lt=period.first)))
    return _page(lines, opening=opening, period=period, last=last, size=size)


def _last_seen(lines: QuerySet[JournalLine], after: uuid.UUID | None) -> JournalLine | None:
    if after is None:
        return None
    line = lines.filter(pk=after).first()
    if line is None:
        raise NotFound(field="after")
    return line


def _up_to(posted_on: date, line_id: uuid.UUID) -> Q:
    return Q(posted_on__lt=posted_on) | Q(posted_on=posted_on, pk__lte=line_id)


def _add(opening: dict[str, Decimal], lines: QuerySet[JournalLine]) -> None:
    for commodity, amount in lines.order_by().values_list("commodity").annotate(Sum("amount")):
        opening[commodity] += amount


def _page(
    lines: QuerySet[JournalLine],
    *,
    opening: dict[str, Decimal],
    period: Period,
    last: JournalLine | None,
    size: int,
) -> Statement:
    wanted = lines.filter(posted_on__range=(last.posted_on if last else period.first, period.last))
    if last:
        wanted = wanted.exclude(posted_on=last.posted_on, pk__lte=last.pk)
    found = list(wanted.select_related("entry", "account").order_by("posted_on", "pk")[: size + 1])
    balances = defaultdict(Decimal, opening)
    page = []
    for line in found[:size]:
        balances[line.commodity] += line.amount
        page.append(StatementLine(line=line, balance=balances[line.commodity]))
    return Statement(
        opening={commodity: amount for commodity, amount in sorted(opening.items()) if amount},
        lines=page,
        has_more=len(found) > size,
    )
