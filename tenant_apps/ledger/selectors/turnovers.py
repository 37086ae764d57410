"""What the accounts held and moved in a period: the one read behind every report."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection

from tenant_apps.ledger.report import Period

# Sums from the beginning up to two days: whole months from the balances, the broken month before each day from the
# lines. The difference of the two is the period. What a year's close moved stands apart. The array of all accounts
# lets each edge be read by the one index that lines have on accounts and days.
TURNOVERS = """
SELECT account_id, commodity, is_closing, sum(opening_debit), sum(opening_credit), sum(debit), sum(credit)
FROM (
    SELECT account_id, commodity, is_closing,
           CASE WHEN month < %(first_month)s THEN debit ELSE 0 END AS opening_debit,
           CASE WHEN month < %(first_month)s THEN credit ELSE 0 END AS opening_credit,
           debit, credit
    FROM ledger_monthlybalance
    WHERE month < %(end_month)s AND account_id = ANY(%(accounts)s)
      AND (%(branch)s::uuid IS NULL OR branch_id = %(branch)s)
    UNION ALL
    SELECT account_id, commodity, part = 'YEAR_CLOSE', greatest(amount, 0), greatest(-amount, 0), 0, 0
    FROM ledger_journalline
    WHERE account_id = ANY(%(accounts)s) AND posted_on >= %(first_month)s AND posted_on < %(first)s
      AND (%(branch)s::uuid IS NULL OR branch_id = %(branch)s)
    UNION ALL
    SELECT account_id, commodity, part = 'YEAR_CLOSE', 0, 0, greatest(amount, 0), greatest(-amount, 0)
    FROM ledger_journalline
    WHERE account_id = ANY(%(accounts)s) AND posted_on >= %(end_month)s AND posted_on < %(end)s
      AND (%(branch)s::uuid IS NULL OR branch_id = %(branch)s)
) AS parts
GROUP BY account_id, commodity, is_closing
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turnover:
    """What an account held of a commodity before a period, and what the period debited and credited (both positive)."""

    account_id: uuid.UUID
    commodity: str
    is_closing: bool
    opening: Decimal
    debit: Decimal
    credit: Decimal

    @property
    def movement(self) -> Decimal:
        return self.debit - self.credit

    @property
    def closing(self) -> Decimal:
        return self.opening + self.debit - self.credit


def turnovers(*, period: Period, account_ids: Iterable[uuid.UUID]) -> list[Turnover]:
    """Return a row for each account and commodity that ever moved before the end of the period; one statement."""
    end = period.last + timedelta(days=1)
    values: dict[str, uuid.UUID | date | list[uuid.UUID] | None] = {
        "first": period.first,
        "first_month": period.first.replace(day=1),
        "end": end,
        "end_month": end.replace(day=1),
        "branch": period.branch_id,
        "accounts": list(account_ids),
    }
    with connection.cursor() as cursor:
        cursor.execute(TURNOVERS, values)
        return [
            Turnover(
                account_id=account_id,
                commodity=commodity,
                is_closing=is_closing,
                opening=opening_debit - opening_credit,
                debit=debit - opening_debit,
                credit=credit - opening_credit,
            )
            for account_id, commodity, is_closing, opening_debit, opening_credit, debit, credit in cursor.fetchall()
        ]
