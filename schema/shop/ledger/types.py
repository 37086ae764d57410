import datetime as dt
import uuid
from decimal import Decimal
from typing import ClassVar, Self, cast

import strawberry
import strawberry_django
from strawberry import auto, relay

from schema.kit.scalars import Amount, Fineness, Grams
from schema.shop.branches.types import Branch
from schema.shop.ledger.files import BooksFile, FileForm
from shared_apps.tenants.calendars import Span
from tenant_apps.ledger import choices, models, report
from tenant_apps.ledger.models.journal import POSTED_BY
from tenant_apps.ledger.selectors import statements

for choice in (
    choices.AccountKind,
    choices.AccountGroup,
    choices.PostingEvent,
    choices.PartCode,
    report.ReportKind,
):
    strawberry.enum(choice)
strawberry.enum(Span, name="ReportSpan", description="A usual period, in the shop's own calendar.")


def written(amount: Decimal) -> Amount:
    """Return the number without the zeros that the books keep behind it."""
    return Amount(amount.normalize() if amount else Decimal(0))


@strawberry_django.type(models.Account, description="A place in the books that carries money and metal.")
class LedgerAccount(relay.Node):
    view_permission: ClassVar[str] = "ledger.view"

    code: auto
    kind: choices.AccountKind
    group: choices.AccountGroup
    is_active: auto

    @strawberry_django.field(only=["name", "translations"], description="In the language of the request.")
    def name(self) -> str:
        return cast("models.Account", self).name_in()


@strawberry_django.type(models.JournalLine, description="Debit is positive, credit negative.")
class JournalLine:
    position: auto
    account: LedgerAccount
    commodity: auto = strawberry_django.field(description="A currency, or XAU, XAG, XPT, XPD in fine grams (ISO 4217).")
    part: choices.PartCode
    gross_weight: Grams | None
    fineness: Fineness | None

    @strawberry_django.field(only=["amount"])
    def amount(self) -> Amount:
        return written(cast("models.JournalLine", self).amount)


@strawberry_django.type(
    models.JournalEntry,
    description="One event in the books. Its lines sum to zero in each currency and metal, and it never changes.",
)
class JournalEntry(relay.Node):
    view_permission: ClassVar[str] = "ledger.view"

    event: choices.PostingEvent
    source_id: uuid.UUID = strawberry_django.field(description="The document behind it.")
    branch: Branch
    posted_on: auto
    recorded_at: auto
    note: auto
    lines: list[JournalLine]
    reverses: "JournalEntry | None"
    reversed_by: "JournalEntry | None"
    posted_by: str | None = strawberry_django.field(
        annotate={"posted_by": POSTED_BY},
        description="The person's name; empty where the shop itself did it.",
    )


@strawberry_django.type(
    models.PostingRule, description="A row of the posting table: the account that a part of an event goes to."
)
class PostingRule:
    part: choices.PartCode
    account: LedgerAccount

    @strawberry_django.field(only=["event"], description="Empty: every event without a row of its own.")
    def event(self) -> choices.PostingEvent | None:
        code = cast("models.PostingRule", self).event
        return choices.PostingEvent(code) if code else None


@strawberry.type(description="An amount of one currency or metal.")
class Holding:
    commodity: str
    amount: Amount


@strawberry.type(description="An account and what it holds; debit is positive.")
class ChartLine:
    account: LedgerAccount
    balances: list[Holding]


@strawberry.type
class ReportLine:
    label: str
    code: str = strawberry.field(description="The account's; empty on totals.")
    account_id: relay.GlobalID | None
    commodity: str
    amount: Amount
    opening: Amount | None = strawberry.field(description="Where the report shows turnovers.")
    debit: Amount | None
    credit: Amount | None

    @classmethod
    def of(cls, line: report.ReportLine) -> Self:
        return cls(
            label=line.label,
            code=line.code,
            account_id=relay.GlobalID("LedgerAccount", str(line.account_id)) if line.account_id else None,
            commodity=line.commodity,
            amount=written(line.amount),
            opening=None if line.opening is None else written(line.opening),
            debit=None if line.debit is None else written(line.debit),
            credit=None if line.credit is None else written(line.credit),
        )


@strawberry.type
class ReportSection:
    label: str
    lines: list[ReportLine]
    totals: list[ReportLine]


@strawberry.type(description="Money and metal stand in lines of their own and are never added.")
class LedgerReport:
    kind: report.ReportKind
    first_on: dt.date
    last_on: dt.date
    has_turnover: bool = strawberry.field(description="Whether the lines have opening, debit and credit.")
    sections: list[ReportSection]
    totals: list[ReportLine]
    file: strawberry.Private[BooksFile]

    @strawberry.field(description="Path of the report as a file; in the shop's language where none is named.")
    def file_url(self, form: FileForm, language: str | None = None) -> str:
        return self.file.url(form, language=language)

    @classmethod
    def of(cls, made: report.Report) -> Self:
        name = made.kind.value.lower().replace("_", "-")
        return cls(
            file=BooksFile(view="books-report", names={"report": name}, period=made.period),
            kind=made.kind,
            first_on=made.period.first,
            last_on=made.period.last,
            has_turnover=made.has_turnover,
            sections=[
                ReportSection(
                    label=part.label,
                    lines=[ReportLine.of(line) for line in part.lines],
                    totals=[ReportLine.of(line) for line in part.totals],
                )
                for part in made.sections
            ],
            totals=[ReportLine.of(line) for line in made.totals],
        )


@strawberry.type
class StatementLine:
    id: strawberry.ID = strawberry.field(description="Ask for the lines after this one.")
    entry_id: relay.GlobalID
    event: choices.PostingEvent
    note: str
    posted_on: dt.date
    account: LedgerAccount
    commodity: str
    amount: Amount
    balance: Amount = strawberry.field(description="Of the commodity, after this line.")
    gross_weight: Grams | None
    fineness: Fineness | None


@strawberry.type(description="A page of lines, oldest first, with the balance they lead to.")
class LedgerStatement:
    opening: list[Holding] = strawberry.field(description="Before the first line of the page.")
    lines: list[StatementLine]
    has_more: bool
    file: strawberry.Private[BooksFile]

    @strawberry.field(description="Path of the whole statement as a file; in the shop's language where none is named.")
    def file_url(self, form: FileForm, language: str | None = None) -> str:
        return self.file.url(form, language=language)

    @classmethod
    def of(cls, page: statements.Statement, *, file: BooksFile) -> Self:
        return cls(
            file=file,
            opening=[Holding(commodity=code, amount=written(amount)) for code, amount in page.opening.items()],
            lines=[_statement_line(line) for line in page.lines],
            has_more=page.has_more,
        )


def _statement_line(row: statements.StatementLine) -> StatementLine:
    line = row.line
    return StatementLine(
        id=strawberry.ID(str(line.pk)),
        entry_id=relay.GlobalID("JournalEntry", str(line.entry_id)),
        event=choices.PostingEvent(line.entry.event),
        note=line.entry.note,
        posted_on=line.posted_on,
        account=cast("LedgerAccount", line.account),
        commodity=line.commodity,
        amount=written(line.amount),
        balance=written(row.balance),
        gross_weight=None if line.gross_weight is None else Grams(line.gross_weight),
        fineness=None if line.fineness is None else Fineness(line.fineness),
    )


@strawberry_django.type(models.YearClose, description="A fiscal year whose result went to retained earnings.")
class YearClose(relay.Node):
    view_permission: ClassVar[str] = "ledger.view"

    last_on: auto
    closed_at: auto
    reopened_at: auto


@strawberry.type(description="What of the books is closed.")
class BooksPeriod:
    closed_through: dt.date | None
    changed_at: dt.datetime | None
    years: list[YearClose] = strawberry.field(description="Closed years, the last one first; reopened ones included.")


@strawberry.type
class SpanDays:
    span: Span
    first_on: dt.date
    last_on: dt.date
