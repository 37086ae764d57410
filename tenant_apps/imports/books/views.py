"""Reports of the books as files, for people who may see the books."""

import uuid
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from project.errors import InvalidInput, NotFound
from shared_apps.identity.private_files import file_for
from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.models import Branch
from tenant_apps.customers.models import Customer
from tenant_apps.imports.books.paper import sheet_pdf
from tenant_apps.imports.books.sheet import Sheet, report_sheet, statement_sheet
from tenant_apps.imports.books.stock_sheet import stock_sheet
from tenant_apps.imports.writing import TYPES, written
from tenant_apps.ledger.models import Account
from tenant_apps.ledger.report import Period, ReportKind
from tenant_apps.ledger.selectors.reports import ledger_report
from tenant_apps.ledger.selectors.statements import Statement, account_statement, customer_statement
from tenant_apps.stock.choices import StockGroup
from tenant_apps.stock.selectors.stock_value import stock_value

PAGE = 1_000
PRINTED_PAGES = 5
"""Longer statements are for a spreadsheet."""


@file_for("ledger.view")
def exported_report(request: HttpRequest, report: str, form: str, **_actor: Any) -> HttpResponseBase:
    """Answer with a report of the days ``from`` to ``to``, of ``branch`` or of all, in ``language``."""
    code = report.replace("-", "_").upper()
    if code not in ReportKind:
        raise NotFound
    period, language = _period(request), _language(request)
    with translation.override(language):
        sheet = report_sheet(ledger_report(kind=ReportKind(code), period=period))
        return _file(sheet, form=form, name=report, period=period, language=language)


@file_for("ledger.view")
def exported_account(request: HttpRequest, account_id: uuid.UUID, form: str, **_actor: Any) -> HttpResponseBase:
    """Answer with the general ledger of an account."""
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        raise NotFound

    def page(period: Period, after: uuid.UUID | None) -> Statement:
        return account_statement(account_id=account_id, period=period, size=PAGE, after=after)

    return _statement(request, page, form=form, title=lambda: f"{account.code} {account.name_in()}")


@file_for("ledger.view")
def exported_customer(request: HttpRequest, customer_id: uuid.UUID, form: str, **_actor: Any) -> HttpResponseBase:
    """Answer with the statement of a customer."""
    customer = Customer.objects.filter(pk=customer_id).first()
    if customer is None:
        raise NotFound

    def page(period: Period, after: uuid.UUID | None) -> Statement:
        return customer_statement(customer_id=customer_id, period=period, size=PAGE, after=after)

    return _statement(request, page, form=form, title=lambda: str(customer))


@file_for("catalog.view_cost")
def exported_stock(request: HttpRequest, form: str, **_actor: Any) -> HttpResponseBase:
    """Answer with the value of the stock ``by`` a group, of the end of the day ``on`` or of now."""
    group = request.GET.get("by", StockGroup.METAL)
    if group not in StockGroup:
        raise NotFound
    by, on = StockGroup(group), _day(request, "on") if request.GET.get("on") else None
    branch_id = _branch(request.GET.get("branch"))
    with translation.override(_language(request)):
        sheet = stock_sheet(stock_value(by=by, now=timezone.now(), on=on, branch_id=branch_id), by=by)
        return _spreadsheet(sheet, form=form, name="stock-value")


type ReadPage = Callable[[Period, uuid.UUID | None], Statement]


def _statement(request: HttpRequest, read: ReadPage, *, form: str, title: Callable[[], str]) -> HttpResponseBase:
    period, language = _period(request), _language(request)
    with translation.override(language):
        pages = _pages(read, period=period, most=PRINTED_PAGES if form == "pdf" else None)
        # Numbers on paper are the language's own; a spreadsheet reads Latin digits.
        sheet = statement_sheet(pages, title=title(), language=language if form == "pdf" else "en")
        return _file(sheet, form=form, name="statement", period=period, language=language)


def _pages(read: ReadPage, *, period: Period, most: int | None) -> Iterator[Statement]:
    after, count = None, 0
    while True:
        page = read(period, after)
        yield page
        count += 1
        if not page.has_more:
            return
        if count == most:
            raise InvalidInput({"from": ("TOO_LONG", _("This is too long to print. Choose a spreadsheet."))})
        after = page.lines[-1].line.pk


def _file(sheet: Sheet, *, form: str, name: str, period: Period, language: str) -> FileResponse:
    if form == "pdf":
        branch = Branch.objects.get(pk=period.branch_id).name if period.branch_id else ""
        pdf = sheet_pdf(sheet, period=period, branch=branch, language=language)
        return FileResponse(BytesIO(pdf), as_attachment=True, filename=f"{name}.pdf", content_type="application/pdf")
    return _spreadsheet(sheet, form=form, name=name)


def _spreadsheet(sheet: Sheet, *, form: str, name: str) -> FileResponse:
    return FileResponse(
        written(sheet.as_rows(), form=form), as_attachment=True, filename=f"{name}.{form}", content_type=TYPES[form]
    )


def _period(request: HttpRequest) -> Period:
    branch_id = _branch(request.GET.get("branch"))
    return Period(first=_day(request, "from"), last=_day(request, "to"), branch_id=branch_id)


def _branch(text: str | None) -> uuid.UUID | None:
    if not text:
        return None
    try:
        branch = Branch.objects.filter(pk=uuid.UUID(text)).first()
    except ValueError as error:
        raise NotFound from error
    if branch is None:
        raise NotFound
    return branch.pk


def _day(request: HttpRequest, name: str) -> date:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError as error:
        raise InvalidInput({name: ("NOT_A_DAY", _("Write a day as 2026-01-31."))}) from error


def _language(request: HttpRequest) -> str:
    language: str = request.GET.get("language") or current_tenant().language
    if language not in dict(settings.LANGUAGES):
        raise NotFound
    return language
