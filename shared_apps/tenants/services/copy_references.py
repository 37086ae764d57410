"""Keep the platform's tables that shops read the same on every cluster."""

from itertools import batched

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

from shared_apps.tenants.context import in_public

BUCKETS, BUCKETS_AT_ONCE = 256, 32
# A sum does not depend on the order of the rows; whatever came, went or changed changes the sum of its bucket.
DIGESTS = "SELECT {bucket}, sum(hash_record_extended(t.*, 0)::numeric) FROM {table} t GROUP BY 1"
READ = "COPY (SELECT {columns} FROM {table} t WHERE {bucket} = ANY ({buckets})) TO STDOUT"
CLEAR = "DELETE FROM {table} t WHERE {bucket} = ANY ({buckets})"
WRITE = "COPY {table} ({columns}) FROM STDIN"


def copy_references(*, cluster: str) -> None:
    """Bring what differs in ``TENANT_REFERENCE_TABLES`` to another cluster.

    Both sides say the digests of a table's buckets, and only buckets that differ travel. Each is exchanged in one
    transaction: a shop reads the old rows or the new ones.
    """
    models = {model._meta.db_table: model for model in apps.get_models()}
    for table in settings.TENANT_REFERENCE_TABLES:
        _copy(models[table], cluster)


def _copy(model: type[Model], cluster: str) -> None:
    with in_public():
        ours = _digests(model)
    with in_public(cluster):
        theirs = _digests(model)
    stale = [bucket for bucket in ours.keys() | theirs.keys() if ours.get(bucket) != theirs.get(bucket)]
    for buckets in batched(stale, BUCKETS_AT_ONCE, strict=False):
        with (
            in_public(),
            transaction.atomic(),
            connection.cursor() as cursor,
            cursor.copy(_of(model, READ, buckets)) as reading,
        ):
            rows = b"".join(bytes(piece) for piece in reading)
        with in_public(cluster), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_of(model, CLEAR, buckets))
            with cursor.copy(_of(model, WRITE, buckets)) as writing:
                writing.write(rows)


def _digests(model: type[Model]) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(_of(model, DIGESTS))
        return dict(cursor.fetchall())


def _of(model: type[Model], statement: str, buckets: tuple[int, ...] = ()) -> sql.Composed:
    key = sql.Identifier("t", str(model._meta.pk.column))
    columns = [sql.Identifier(str(field.column)) for field in model._meta.concrete_fields]
    return sql.SQL(statement).format(
        table=sql.Identifier("public", model._meta.db_table),
        columns=sql.SQL(", ").join(columns),
        bucket=sql.SQL("abs(hashtext({}::text)::bigint) % {}").format(key, sql.Literal(BUCKETS)),
        buckets=sql.Literal(list(buckets)),
    )
