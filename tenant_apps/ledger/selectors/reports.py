"""The reports of the books: two statements each, whatever their period and however long the journal is."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from project.errors import InvalidInput
from shared_apps.market.choices import Metal
from tenant_apps.ledger.choices import AccountGroup, AccountKind
from tenant_apps.ledger.models import Account
from tenant_apps.ledger.report import Period, Report, ReportKind, ReportLine, ReportSection, section, totals
from tenant_apps.ledger.selectors.turnovers import Turnover, turnovers

CREDIT_KINDS = frozenset({AccountKind.LIABILITY, AccountKind.EQUITY, AccountKind.INCOME})
INVESTING = frozenset({AccountGroup.FIXED_ASSET})
FINANCING = frozenset({AccountGroup.LOAN, AccountGroup.CAPITAL, AccountGroup.RETAINED})

type Row = tuple[Account, Turnover]


def ledger_report(*, kind: ReportKind, period: Period) -> Report:
    """Return a report in the language that is active.

    Raises:
        InvalidInput: the period ends before it starts.
    """
    if period.last < period.first:
        raise InvalidInput({"last_on": ("BAD_RANGE", _("The period ends before it starts."))})
    return _BUILDERS[kind](period)


def _trial_balance(period: Period) -> Report:
    lines = [_turnover_line(account, turnover) for account, turnover in _merged(_rows(period))]
    return _with_turnover(ReportKind.TRIAL_BALANCE, period, [section("", lines)], lines)


def _metal_statement(period: Period) -> Report:
    """Where the metal is, and where it came from: assets and debts against trading, capital and losses."""
    rows = [(account, turnover) for account, turnover in _merged(_rows(period)) if turnover.commodity in Metal.values]
    held = [row for row in rows if row[0].kind in (AccountKind.ASSET, AccountKind.LIABILITY)]
    sources = [row for row in rows if row not in held]
    parts = [(_("Where the metal is"), held), (_("Where it came from and went"), sources)]
    sections = [section(label, [_turnover_line(*row) for row in part]) for label, part in parts if part]
    return _with_turnover(ReportKind.METAL_STATEMENT, period, sections, [])


def _income_statement(period: Period) -> Report:
    rows = [(account, turnover) for account, turnover in _rows(period) if not turnover.is_closing]
    income, expense = (
        [_amount_line(account, turnover, turnover.movement) for account, turnover in rows if account.kind == kind]
        for kind in (AccountKind.INCOME, AccountKind.EXPENSE)
    )
    result = [*income, *(_negated(line) for line in expense)]
    return Report(
        kind=ReportKind.INCOME_STATEMENT,
        period=period,
        has_turnover=False,
        sections=_sections({_("Income"): income, _("Expenses"): expense}),
        totals=totals(_("Result"), result),
    )


def _balance_sheet(period: Period) -> Report:
    """The balances at the end of the last day. What income and expense hold and no close has moved is equity too."""
    rows = _merged(_rows(period))
    lines: dict[str, list[ReportLine]] = defaultdict(list)
    result: dict[str, Decimal] = defaultdict(Decimal)
    for account, turnover in rows:
        if account.kind in (AccountKind.INCOME, AccountKind.EXPENSE):
            result[turnover.commodity] -= turnover.closing
        else:
            lines[account.kind].append(_amount_line(account, turnover, turnover.closing))
    lines[AccountKind.EQUITY] += [
        ReportLine(label=_("Result not yet closed"), commodity=commodity, amount=amount)
        for commodity, amount in sorted(result.items())
        if amount
    ]
    owed = [*lines[AccountKind.LIABILITY], *lines[AccountKind.EQUITY]]
    return Report(
        kind=ReportKind.BALANCE_SHEET,
        period=period,
        has_turnover=False,
        sections=_sections(
            {
                _("Assets"): lines[AccountKind.ASSET],
                _("Liabilities"): lines[AccountKind.LIABILITY],
                _("Equity"): lines[AccountKind.EQUITY],
            }
        ),
        totals=totals(_("Liabilities and equity"), owed),
    )


def _cash_flow(period: Period) -> Report:
    """The indirect way: entries sum to zero, so what cash moved is what all other accounts moved, turned round."""
    rows = [row for row in _rows(period) if row[1].commodity not in Metal.values and not row[1].is_closing]
    parts: dict[str, list[ReportLine]] = {_("Operations"): [], _("Investments"): [], _("Financing"): []}
    operations, investments, financing = parts.values()
    cash = []
    for account, turnover in rows:
        if account.group == AccountGroup.CASH:
            cash.append(_turnover_line(account, turnover))
            continue
        line = ReportLine(
            label=account.name_in(),
            code=account.code,
            account_id=account.pk,
            commodity=turnover.commodity,
            amount=-turnover.movement,
        )
        place = investments if account.group in INVESTING else operations
        (financing if account.group in FINANCING else place).append(line)
    return Report(
        kind=ReportKind.CASH_FLOW,
        period=period,
        has_turnover=False,
        sections=_sections(parts),
        totals=[
            *totals(_("Change of cash"), (line for part in parts.values() for line in part)),
            *_relabelled(totals("", cash), _("Cash at the start"), lambda line: line.opening or Decimal(0)),
            *_relabelled(totals("", cash), _("Cash at the end"), lambda line: line.amount),
        ],
    )


_BUILDERS: dict[ReportKind, Callable[[Period], Report]] = {
    ReportKind.TRIAL_BALANCE: _trial_balance,
    ReportKind.INCOME_STATEMENT: _income_statement,
    ReportKind.BALANCE_SHEET: _balance_sheet,
    ReportKind.CASH_FLOW: _cash_flow,
    ReportKind.METAL_STATEMENT: _metal_statement,
}


def _rows(period: Period) -> list[Row]:
    """Return what moved, in the order of the chart."""
    accounts = {account.pk: account for account in Account.objects.all()}
    rows = [(accounts[row.account_id], row) for row in turnovers(period=period, account_ids=accounts)]
    return sorted(rows, key=lambda row: (row[0].code, row[1].commodity))


def _merged(rows: Iterable[Row]) -> list[Row]:
    """Return one row for an account and commodity, unless it says nothing; what a close moved is added to the rest."""
    merged: dict[tuple[str, str], Row] = {}
    for account, row in rows:
        before = merged.get((account.code, row.commodity))
        merged[account.code, row.commodity] = (
            account,
            row
            if before is None
            else Turnover(
                account_id=account.pk,
                commodity=row.commodity,
                is_closing=False,
                opening=before[1].opening + row.opening,
                debit=before[1].debit + row.debit,
                credit=before[1].credit + row.credit,
            ),
        )
    return [row for row in merged.values() if row[1].opening or row[1].debit or row[1].credit]


def _turnover_line(account: Account, turnover: Turnover) -> ReportLine:
    return ReportLine(
        label=account.name_in(),
        code=account.code,
        account_id=account.pk,
        commodity=turnover.commodity,
        amount=turnover.closing,
        opening=turnover.opening,
        debit=turnover.debit,
        credit=turnover.credit,
    )


def _amount_line(account: Account, turnover: Turnover, amount: Decimal) -> ReportLine:
    """Return a line whose amount is positive on the usual side of the account."""
    return ReportLine(
        label=account.name_in(),
        code=account.code,
        account_id=account.pk,
        commodity=turnover.commodity,
        amount=-amount if account.kind in CREDIT_KINDS else amount,
    )


def _negated(line: ReportLine) -> ReportLine:
    return ReportLine(label=line.label, commodity=line.commodity, amount=-line.amount)


def _sections(parts: dict[str, list[ReportLine]]) -> list[ReportSection]:
    told = {label: [line for line in lines if line.amount] for label, lines in parts.items()}
    return [section(label, lines) for label, lines in told.items() if lines]


def _with_turnover(kind: ReportKind, period: Period, sections: list[ReportSection], summed: list[ReportLine]) -> Report:
    return Report(kind=kind, period=period, has_turnover=True, sections=sections, totals=totals(_("Total"), summed))


def _relabelled(lines: list[ReportLine], label: str, amount: Callable[[ReportLine], Decimal]) -> list[ReportLine]:
    return [ReportLine(label=label, commodity=line.commodity, amount=amount(line)) for line in lines]
