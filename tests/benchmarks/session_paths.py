"""The contrast: ``SET search_path`` for the session, as django-tenants does it, through the same PgBouncer."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
from psycopg import sql

from tests.benchmarks.clients import READ
from tests.benchmarks.database import connect

CLIENTS = 40


def wrong_reads(*, port: int, schemas: list[str], reads: int) -> tuple[int, int, int]:
    """Let clients set their path and then read; return how many reads, how many of another shop, how many of none."""
    with ThreadPoolExecutor(CLIENTS) as threads:
        clients = list(threads.map(lambda number: _client(port, schemas, number, reads // CLIENTS), range(CLIENTS)))
    wrong, lost = (sum(column) for column in zip(*clients, strict=True))
    return reads // CLIENTS * CLIENTS, wrong, lost


def _client(port: int, schemas: list[str], number: int, reads: int) -> tuple[int, int]:
    wrong = lost = 0
    with connect("session", port=port) as plain:
        plain.autocommit = True
        plain.prepare_threshold = None
        for turn in range(reads):
            schema = schemas[(number + turn) % len(schemas)]
            plain.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(schema)))
            try:
                wrong += any(shop != schema for (shop,) in plain.execute(READ))
            except psycopg.errors.UndefinedTable:  # another server connection answers, which was never told a path
                lost += 1
    return wrong, lost
