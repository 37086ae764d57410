"""What a report is made of, whatever shows it: the graph, a sheet or a page."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportKind(models.TextChoices):
    TRIAL_BALANCE = "TRIAL_BALANCE", _("Trial balance")
    INCOME_STATEMENT = "INCOME_STATEMENT", _("Income statement")
    BALANCE_SHEET = "BALANCE_SHEET", _("Balance sheet")
    CASH_FLOW = "CASH_FLOW", _("Cash flow")
    METAL_STATEMENT = "METAL_STATEMENT", _("Metal statement")


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Days of the books, both ends included; of one branch or of all."""

    first: date
    last: date
    branch_id: uuid.UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportLine:
    """An amount of one commodity. The turnover stands beside it where the report shows how it came about."""

    label: str
    commodity: str
    amount: Decimal
    opening: Decimal | None = None
    debit: Decimal | None = None
    credit: Decimal | None = None
    code: str = ""
    account_id: uuid.UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportSection:
    label: str
    lines: Sequence[ReportLine]
    totals: Sequence[ReportLine]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    kind: ReportKind
    period: Period
    has_turnover: bool
    """Whether its lines have opening, debit and credit."""
    sections: Sequence[ReportSection] = field(default_factory=list)
    totals: Sequence[ReportLine] = field(default_factory=list)


def section(label: str, lines: Sequence[ReportLine]) -> ReportSection:
    """Return a section with its totals: one a commodity."""
    return ReportSection(label=label, lines=lines, totals=totals(str(_("Total")), lines))


def totals(label: str, lines: Iterable[ReportLine]) -> list[ReportLine]:
    """Return the sums of lines by commodity, in the order of the alphabet."""
    sums: dict[str, ReportLine] = {}
    for line in lines:
        before = sums.get(line.commodity)
        sums[line.commodity] = ReportLine(
            label=label,
            commodity=line.commodity,
            amount=line.amount + (before.amount if before else 0),
            opening=_sum(line.opening, before.opening if before else None),
            debit=_sum(line.debit, before.debit if before else None),
            credit=_sum(line.credit, before.credit if before else None),
        )
    return [sums[commodity] for commodity in sorted(sums)]


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None else one + (other or 0)
