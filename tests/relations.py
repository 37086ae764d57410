"""How many relations a shop's schema has, by the app that they belong to: what grows with every shop."""

from collections import Counter

from django.apps import apps
from django.db import connection

# Each relation with the table it hangs on: indexes, the table's own TOAST table with its index, owned sequences.
QUERY = """
WITH tables AS (
    SELECT oid, relname, reltoastrelid FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind IN ('r', 'p')
), relations AS (
    SELECT relname, 'tables' AS kind FROM tables
    UNION ALL SELECT t.relname, 'indexes' FROM tables t JOIN pg_index i ON i.indrelid = t.oid
    UNION ALL SELECT t.relname, 'toast' FROM tables t WHERE t.reltoastrelid <> 0
    UNION ALL SELECT t.relname, 'toast' FROM tables t JOIN pg_index i ON i.indrelid = t.reltoastrelid
    UNION ALL SELECT t.relname, 'sequences' FROM tables t
        JOIN pg_depend d ON d.refobjid = t.oid AND d.deptype IN ('a', 'i')
        JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
)
SELECT relname, kind, count(*) FROM relations GROUP BY relname, kind
"""


def relations_by_app(schema_name: str) -> dict[str, Counter[str]]:
    """Return for each app how many tables, indexes, sequences and TOAST relations it has in this schema."""
    app_of = {model._meta.db_table: model._meta.app_label for model in apps.get_models(include_auto_created=True)}
    counts: dict[str, Counter[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(QUERY, [schema_name])
        for table, kind, count in cursor.fetchall():
            counts.setdefault(app_of.get(table, "django"), Counter())[kind] += count
    return counts
