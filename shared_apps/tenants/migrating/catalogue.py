"""What a schema consists of, as PostgreSQL's catalogue tells it, without the schema's own name in it."""

from itertools import batched
from typing import Any, LiteralString

import psycopg
from psycopg import sql

SCHEMAS_IN_A_STATEMENT = 100

# A table of (schema, kind, name, definition); {schemas} is an array of names, {migrations} reads what each recorded.
_FACTS: LiteralString = """
WITH wanted AS MATERIALIZED (
    SELECT oid, nspname, quote_ident(nspname) || '.' AS prefix FROM pg_namespace WHERE nspname = ANY ({schemas})
), facts (schema, kind, name, definition, prefix) AS (
    SELECT w.nspname::text, 'column', c.relname || '.' || a.attname, concat_ws(' ',
           format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
           'identity=' || a.attidentity::text, 'generated=' || a.attgenerated::text,
           pg_get_expr(d.adbin, d.adrelid)), w.prefix
    FROM wanted w JOIN pg_class c ON c.relnamespace = w.oid AND c.relkind = 'r'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    UNION ALL
    SELECT w.nspname, 'constraint', r.relname || '.' || c.conname, pg_get_constraintdef(c.oid), w.prefix
    FROM wanted w JOIN pg_constraint c ON c.connamespace = w.oid JOIN pg_class r ON r.oid = c.conrelid
    UNION ALL
    SELECT w.nspname, 'index', x.relname, pg_get_indexdef(i.indexrelid) || ' valid=' || i.indisvalid, w.prefix
    FROM wanted w JOIN pg_class x ON x.relnamespace = w.oid AND x.relkind = 'i' JOIN pg_index i ON i.indexrelid = x.oid
    UNION ALL
    SELECT w.nspname, 'trigger', r.relname || '.' || t.tgname,
           pg_get_triggerdef(t.oid) || ' enabled=' || t.tgenabled::text, w.prefix
    FROM wanted w JOIN pg_class r ON r.relnamespace = w.oid
    JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
    UNION ALL
    SELECT w.nspname, 'sequence', c.relname, concat_ws(' ', format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement,
           s.seqmin, s.seqmax, s.seqcache, s.seqcycle), w.prefix
    FROM wanted w JOIN pg_class c ON c.relnamespace = w.oid JOIN pg_sequence s ON s.seqrelid = c.oid
    UNION ALL
    SELECT w.nspname, 'other', c.relkind::text || ' ' || c.relname, '', w.prefix
    FROM wanted w JOIN pg_class c ON c.relnamespace = w.oid AND c.relkind NOT IN ('r', 'i', 'S')
    UNION ALL {migrations}
), plain AS (SELECT schema, kind, name, replace(definition, prefix, '') AS definition FROM facts)
"""
_MIGRATIONS = "SELECT {schema}::text, 'migration', app || '.' || name, '', '-' FROM {recorded}"
_DIGEST: LiteralString = """
SELECT schema, md5(string_agg(concat_ws('|', kind, name, definition), ';' ORDER BY kind, name COLLATE "C", definition))
FROM plain GROUP BY schema
"""

type Facts = dict[tuple[str, str], str]


def digests(raw: psycopg.Connection[Any], schemas: list[str]) -> dict[str, str]:
    """Return a digest of each schema; a schema that is not there is missing in the answer."""
    found: dict[str, str] = {}
    for names in batched(_existing(raw, schemas), SCHEMAS_IN_A_STATEMENT, strict=False):
        found.update(raw.execute(_query(names, _DIGEST)).fetchall())
    return found


def facts(raw: psycopg.Connection[Any], schema: str) -> Facts:
    """Return everything that the digest of a schema is made of."""
    rows = raw.execute(_query((schema,), "SELECT kind, name, definition FROM plain"))
    return {(kind, name): definition for kind, name, definition in rows}


def _existing(raw: psycopg.Connection[Any], schemas: list[str]) -> list[str]:
    """Only a schema that has recorded migrations is one of ours that can be compared."""
    rows = raw.execute(
        "SELECT schemaname FROM pg_tables WHERE tablename = 'django_migrations' AND schemaname = ANY (%s)", [schemas]
    )
    return [name for (name,) in rows]


def _query(schemas: tuple[str, ...], tail: LiteralString) -> sql.Composed:
    recorded = sql.SQL(" UNION ALL ").join(
        sql.SQL(_MIGRATIONS).format(schema=sql.Literal(name), recorded=sql.Identifier(name, "django_migrations"))
        for name in schemas
    )
    return sql.SQL(_FACTS + tail).format(schemas=sql.Literal(list(schemas)), migrations=recorded)
