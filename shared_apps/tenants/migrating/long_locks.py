"""Which statements keep a shop waiting: they read or rewrite a whole table while nobody may write to it."""

import re
from collections.abc import Iterable

_NAME = r'(?:ONLY\s+)?(?:IF EXISTS\s+)?"?(?P<table>\w+)"?'
_CREATED = re.compile(r'^\s*CREATE TABLE\s+(?:IF NOT EXISTS\s+)?"?(?P<table>\w+)"?', re.IGNORECASE)
_INDEX = re.compile(rf"^\s*CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY).*?\bON\s+{_NAME}", re.IGNORECASE | re.DOTALL)
_ALTER = re.compile(rf"^\s*ALTER TABLE\s+{_NAME}(?P<change>.*)", re.IGNORECASE | re.DOTALL)
_OTHER = re.compile(
    r'^\s*(?:VACUUM FULL|CLUSTER|REINDEX|LOCK)\b(?!.*CONCURRENTLY)(?:\s+(?:TABLE|INDEX|ONLY))*\s*"?(?P<table>\w*)',
    re.IGNORECASE | re.DOTALL,
)
_CHANGES = [
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"\bALTER (?:COLUMN )?\S+ (?:SET DATA )?TYPE\b",
        r"\bSET NOT NULL\b",
        r"\bADD COLUMN\b.*\bDEFAULT\b[^,]*\b(?!now\b|current_)\w+\(",
        r"\bADD COLUMN\b.*\b(?:GENERATED|SERIAL|BIGSERIAL|UNIQUE|PRIMARY KEY|REFERENCES|CHECK)\b",
        r"\bADD (?:CONSTRAINT \S+ )?(?:FOREIGN KEY|CHECK)\b(?!.*\bNOT VALID\b)",
        r"\bADD (?:CONSTRAINT \S+ )?(?:UNIQUE|PRIMARY KEY|EXCLUDE)\b(?!.*\bUSING INDEX\b)",
        r"\bSET (?:TABLESPACE|LOGGED|UNLOGGED)\b",
    )
]


def long_locks(statements: Iterable[str]) -> list[str]:
    """Return the statements that lock a table for as long as it is large. Tables made on the way are empty."""
    made: set[str] = set()
    long = []
    for statement in statements:
        if created := _CREATED.match(statement):
            made.add(created["table"])
            continue
        table = _locked_table(statement)
        if table is not None and table not in made:
            long.append(statement)
    return long


def _locked_table(statement: str) -> str | None:
    if found := _INDEX.match(statement) or _OTHER.match(statement):
        return found["table"]
    altered = _ALTER.match(statement)
    if altered and any(change.search(altered["change"]) for change in _CHANGES):
        return altered["table"]
    return None
