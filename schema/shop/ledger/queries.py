import datetime as dt
import uuid
from typing import cast

import strawberry
import strawberry_django
from django.db.models import QuerySet
from django.utils import timezone
from strawberry import relay

from project.errors import NotFound
from schema.kit.context import Info
from schema.kit.nodes import key_of
from schema.kit.pagination import DEFAULT_PAGE, MAX_PAGE, Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.refusals import InvalidPageSize
from schema.shop.branches.types import Branch
from schema.shop.customers.types import Customer
from schema.shop.ledger.files import BooksFile
from schema.shop.ledger.types import (
    BooksPeriod,
    ChartLine,
    Holding,
    JournalEntry,
    LedgerAccount,
    LedgerReport,
    LedgerStatement,
    PostingRule,
    SpanDays,
    YearClose,
    written,
)
from shared_apps.tenants.business_day import business_day
from shared_apps.tenants.calendars import Span, span_from
from tenant_apps.ledger import choices, models
from tenant_apps.ledger.report import Period, ReportKind
from tenant_apps.ledger.selectors.chart import chart_of_accounts
from tenant_apps.ledger.selectors.reports import ledger_report
from tenant_apps.ledger.selectors.statements import account_statement, customer_statement


@strawberry.input(description="What is left out does not matter; all that is said must be true.")
class JournalFilter:
    event: choices.PostingEvent | None = None
    branch_id: relay.GlobalID | None = None
    source_id: uuid.UUID | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None


@strawberry.input(description="Days of the books, both included; of one branch, or of all.")
class PeriodInput:
    first_on: dt.date
    last_on: dt.date
    branch_id: relay.GlobalID | None = None

    def decoded(self) -> Period:
        branch_id = key_of(self.branch_id, Branch, field="period.branch_id") if self.branch_id else None
        return Period(first=self.first_on, last=self.last_on, branch_id=branch_id)


@strawberry.type
class LedgerQuery:
    @strawberry.field(
        description="All accounts with what they hold at the end of a day, today where none is named.",
        extensions=[on_shop_host, requires("ledger.view")],
    )
    def chart_of_accounts(self, on: dt.date | None = None) -> list[ChartLine]:
        return [
            ChartLine(
                account=cast("LedgerAccount", account),
                balances=[Holding(commodity=code, amount=written(amount)) for code, amount in balances.items()],
            )
            for account, balances in chart_of_accounts(on=on or business_day(timezone.now()))
        ]

    @strawberry_django.field(
        description="Which account each part of an event goes to.", extensions=[on_shop_host, requires("ledger.view")]
    )
    def posting_table(self) -> list[PostingRule]:
        return models.PostingRule.objects.all()  # type: ignore[return-value]  # its rows

    @strawberry_django.connection(
        Connection[JournalEntry],
        description="The entries of the books, newest first.",
        extensions=[on_shop_host, requires("ledger.view")],
    )
    def journal(self, filters: JournalFilter | None = None) -> list[JournalEntry]:
        return _entries(filters or JournalFilter())  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One entry, or null when there is none.", extensions=[on_shop_host, requires("ledger.view")]
    )
    def journal_entry(self, id: relay.GlobalID) -> JournalEntry | None:
        return _entry(id)  # type: ignore[return-value]  # the optimizer takes the first row

    @strawberry.field(description="A report of the books.", extensions=[on_shop_host, requires("ledger.view")])
    def ledger_report(self, kind: ReportKind, period: PeriodInput) -> LedgerReport:
        return LedgerReport.of(ledger_report(kind=kind, period=period.decoded()))

    @strawberry.field(
        description="The general ledger of one account.", extensions=[on_shop_host, requires("ledger.view")]
    )
    def account_statement(
        self, account_id: relay.GlobalID, period: PeriodInput, first: int = DEFAULT_PAGE, after: uuid.UUID | None = None
    ) -> LedgerStatement:
        key, days = key_of(account_id, LedgerAccount, field="account_id"), period.decoded()
        return LedgerStatement.of(
            account_statement(account_id=key, period=days, size=_size(first), after=after),
            file=BooksFile(view="books-account", names={"account_id": key}, period=days),
        )

    @strawberry.field(
        description="What a customer owes (debit) and is owed (credit), in money and in metal.",
        extensions=[on_shop_host, requires("ledger.view")],
    )
    def customer_statement(
        self,
        customer_id: relay.GlobalID,
        period: PeriodInput,
        first: int = DEFAULT_PAGE,
        after: uuid.UUID | None = None,
    ) -> LedgerStatement:
        key, days = key_of(customer_id, Customer, field="customer_id"), period.decoded()
        return LedgerStatement.of(
            customer_statement(customer_id=key, period=days, size=_size(first), after=after),
            file=BooksFile(view="books-customer", names={"customer_id": key}, period=days),
        )

    @strawberry.field(description="What of the books is closed.", extensions=[on_shop_host, requires("ledger.view")])
    def books_period(self) -> BooksPeriod:
        lock = models.PeriodLock.objects.first()
        return BooksPeriod(
            closed_through=lock.closed_through if lock else None,
            changed_at=lock.changed_at if lock else None,
            years=cast("list[YearClose]", list(models.YearClose.objects.all()[:MAX_PAGE])),
        )

    @strawberry.field(
        description="The days of usual periods, in the shop's calendar.",
        extensions=[on_shop_host, requires("ledger.view")],
    )
    def report_spans(self, info: Info) -> list[SpanDays]:
        today = business_day(timezone.now())
        spans = [(span, span_from(today, span=span, calendar=info.context.tenant.calendar)) for span in Span]
        return [SpanDays(span=span, first_on=first, last_on=last) for span, (first, last) in spans]


def _entries(filters: JournalFilter) -> QuerySet[models.JournalEntry]:
    asked = {
        "event": filters.event,
        "branch": filters.branch_id and key_of(filters.branch_id, Branch, field="filters.branch_id"),
        "source_id": filters.source_id,
        "posted_on__gte": filters.from_day,
        "posted_on__lte": filters.to_day,
    }
    return models.JournalEntry.objects.filter(**{name: value for name, value in asked.items() if value is not None})


def _entry(id: relay.GlobalID) -> QuerySet[models.JournalEntry]:
    try:
        return models.JournalEntry.objects.filter(pk=key_of(id, JournalEntry))
    except NotFound:
        return models.JournalEntry.objects.none()


def _size(first: int) -> int:
    if not 0 <= first <= MAX_PAGE:
        raise InvalidPageSize(maximum=MAX_PAGE)
    return first
