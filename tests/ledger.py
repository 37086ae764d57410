"""Books to write in, and what an entry of them says."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared_apps.tenants.context import current_tenant
from tenant_apps.branches.models import Branch
from tenant_apps.ledger.charts import chart_for
from tenant_apps.ledger.charts.chart import Use
from tenant_apps.ledger.choices import PartCode, PostingEvent
from tenant_apps.ledger.models import Account, JournalLine, MonthlyBalance
from tenant_apps.ledger.part import Part
from tenant_apps.ledger.services.post_entry import post_entry

DAY = date(2026, 11, 20)


def account(use: Use) -> Account:
    """Return the account that the country's chart has for a use."""
    return Account.objects.get(code=chart_for(current_tenant().country).codes[use])


def money(code: PartCode, amount: Decimal | int | str, *, customer_id: uuid.UUID | None = None) -> Part:
    return Part(code=code, commodity="IRR", amount=Decimal(amount), customer_id=customer_id)


def gold(code: PartCode, grams: Decimal | int | str) -> Part:
    return Part(code=code, commodity="XAU", amount=Decimal(grams))


def post(
    *parts: Part,
    event: PostingEvent = PostingEvent.SALE,
    source_id: uuid.UUID | None = None,
    branch: Branch | None = None,
    on: date = DAY,
) -> uuid.UUID:
    entry_id = post_entry(
        event=event,
        source_id=source_id or uuid.uuid4(),
        branch_id=(branch or Branch.objects.get(is_default=True)).pk,
        posted_on=on,
        actor_id=None,
        parts=parts,
    )
    assert entry_id
    return entry_id


@dataclass(frozen=True)
class Posted:
    """An amount on an account: ``(use, commodity, amount)`` reads like a line of a journal."""

    code: str
    commodity: str
    amount: Decimal


def posted(use: Use, commodity: str, amount: Decimal | int | str) -> Posted:
    return Posted(chart_for(current_tenant().country).codes[use], commodity, Decimal(amount))


def lines_of(entry_id: uuid.UUID) -> list[Posted]:
    lines = JournalLine.objects.filter(entry=entry_id).order_by("position")
    return [Posted(*values) for values in lines.values_list("account__code", "commodity", "amount")]


type Place = tuple[uuid.UUID, uuid.UUID, str, date, bool]


def kept_balances() -> dict[Place, tuple[Decimal, Decimal]]:
    """Return debit and credit of each month as the trigger keeps them."""
    return {
        (row.branch_id, row.account_id, row.commodity, row.month, row.is_closing): (row.debit, row.credit)
        for row in MonthlyBalance.objects.all()
    }


def summed_balances() -> dict[Place, tuple[Decimal, Decimal]]:
    """Return the same by plain sums over all lines."""
    sums: dict[Place, tuple[Decimal, Decimal]] = defaultdict(lambda: (Decimal(0), Decimal(0)))
    for line in JournalLine.objects.all():
        is_closing = line.part == PartCode.YEAR_CLOSE
        place = (line.branch_id, line.account_id, line.commodity, line.posted_on.replace(day=1), is_closing)
        debit, credit = sums[place]
        sums[place] = (debit + max(line.amount, Decimal(0)), credit + max(-line.amount, Decimal(0)))
    return dict(sums)
