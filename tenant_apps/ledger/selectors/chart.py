"""The chart of accounts with what each account holds."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from tenant_apps.ledger.models import Account
from tenant_apps.ledger.report import Period
from tenant_apps.ledger.selectors.turnovers import turnovers


def chart_of_accounts(*, on: date) -> list[tuple[Account, dict[str, Decimal]]]:
    """Return every account and its balance by commodity at the end of a day, in the order of the codes."""
    accounts = list(Account.objects.all())
    balances: dict[object, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in turnovers(period=Period(first=on, last=on), account_ids=[account.pk for account in accounts]):
        balances[row.account_id][row.commodity] += row.closing
    return [
        (account, {code: amount for code, amount in sorted(balances[account.pk].items()) if amount})
        for account in accounts
    ]
