"""A report of the books as rows and columns: what a file for a spreadsheet and a printed page have in common."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from shared_apps.printing.format import day_text
from shared_apps.tenants.context import current_tenant
from tenant_apps.ledger.choices import PostingEvent
from tenant_apps.ledger.report import Report, ReportLine
from tenant_apps.ledger.selectors.statements import Statement, StatementLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number with what it counts: a currency, or a metal in fine grams."""

    amount: Decimal
    commodity: str


type Cell = str | Figure
type Row = Sequence[Cell]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Rows under a heading, and the rows that sum them up."""

    heading: str
    rows: Iterable[Row]
    totals: Iterable[Row] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """``texts`` is how many columns hold text; the numbers follow."""

    title: str
    columns: Sequence[str]
    texts: int
    parts: Iterable[Part]

    def as_rows(self) -> Iterator[list[str | Decimal]]:
        """Yield the columns' names and every row, its heading before it: one table for a spreadsheet."""
        yield [_("Section"), *self.columns]
        for part in self.parts:
            for row in (*part.rows, *part.totals):
                yield [part.heading, *(_plain(cell) for cell in row)]


def _plain(cell: Cell) -> str | Decimal:
    if isinstance(cell, str):
        return cell
    amount = cell.amount.normalize()
    # Not 6E+7: the number is written out.
    return amount if amount.as_tuple().exponent <= 0 else amount.quantize(Decimal(1))  # type: ignore[operator]  # finite


def report_sheet(report: Report) -> Sheet:
    """Return a report in the language that is active."""
    turnover = [_("Opening"), _("Debit"), _("Credit"), _("Balance")] if report.has_turnover else [_("Amount")]
    parts = [Part(heading=part.label, rows=_lines(part.lines), totals=_lines(part.totals)) for part in report.sections]
    if report.totals and not (report.has_turnover and report.sections):
        parts.append(Part(heading="", rows=(), totals=_lines(report.totals)))
    return Sheet(
        title=str(report.kind.label),
        columns=[_("Code"), _("Account"), _("Commodity"), *turnover],
        texts=3,
        parts=parts,
    )


def _lines(lines: Iterable[ReportLine]) -> list[Row]:
    return [[line.code, line.label, line.commodity, *_figures(line)] for line in lines]


def _figures(line: ReportLine) -> list[Cell]:
    amounts = [line.opening, line.debit, line.credit, line.amount]
    return [Figure(amount=amount, commodity=line.commodity) for amount in amounts if amount is not None]


def statement_sheet(pages: Iterable[Statement], *, title: str, language: str) -> Sheet:
    """Return a statement, page after page, with the balance after each line."""
    return Sheet(
        title=title,
        columns=[_("Day"), _("Event"), _("Note"), _("Commodity"), _("Debit"), _("Credit"), _("Balance")],
        texts=4,
        parts=[Part(heading="", rows=_statement_rows(pages, language=language))],
    )


def _statement_rows(pages: Iterable[Statement], *, language: str) -> Iterator[Row]:
    for number, page in enumerate(pages):
        if number == 0:
            yield from _brought_forward(page)
        for line in page.lines:
            yield _statement_row(line, language=language)


def _brought_forward(page: Statement) -> Iterator[Row]:
    for commodity, amount in page.opening.items():
        yield ["", _("Brought forward"), "", commodity, "", "", Figure(amount=amount, commodity=commodity)]


def _statement_row(row: StatementLine, *, language: str) -> Row:
    line = row.line
    side = Figure(amount=abs(line.amount), commodity=line.commodity)
    return [
        shop_day(line.posted_on, language=language),
        str(PostingEvent(line.entry.event).label),
        line.entry.note,
        line.commodity,
        side if line.amount > 0 else "",
        side if line.amount < 0 else "",
        Figure(amount=row.balance, commodity=line.commodity),
    ]


def shop_day(day: date, *, language: str) -> str:
    return day_text(day, calendar=current_tenant().calendar, language=language)
