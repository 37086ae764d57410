from tenant_apps.ledger.models.account import Account, PostingRule
from tenant_apps.ledger.models.balance import MonthlyBalance
from tenant_apps.ledger.models.journal import JournalEntry, JournalLine
from tenant_apps.ledger.models.period import PeriodLock

__all__ = ["Account", "JournalEntry", "JournalLine", "MonthlyBalance", "PeriodLock", "PostingRule"]
