"""What django-tenants itself does: ``create_schema`` or ``migrate_schemas``. Prints the seconds of each."""

import json
import sys
from collections.abc import Iterator
from time import perf_counter

import django
from django.db import connection, connections
from psycopg import sql


def main() -> None:
    django.setup()
    what, *names = sys.argv[1:]
    print(json.dumps(list({"create_schema": _create, "migrate_schemas": _migrate}[what](names))))


def _create(names: list[str]) -> Iterator[float]:
    from shared_apps.tenants.models import Tenant
    from tests.relations import relations_by_app

    shop = Tenant.objects.shops().order_by("pk").last()
    if shop is None:
        raise LookupError("There is no shop to compare with.")
    for name in names:
        started = perf_counter()
        Tenant(schema_name=name).create_schema(verbosity=0)
        yield perf_counter() - started
        if relations_by_app(name) != relations_by_app(shop.schema_name):
            raise AssertionError("The two ways do not make the same tables.")


def _migrate(names: list[str]) -> Iterator[float]:
    from django.core.management.commands.migrate import Command
    from django_tenants.migration_executors import get_executor

    options = vars(Command().create_parser("", "migrate").parse_args(["--verbosity", "0", "--noinput"]))
    for codename in ("standard", "multiprocessing"):
        connections.close_all()
        started = perf_counter()
        get_executor(codename)((), options | {"executor": codename}).run_migrations(tenants=names)
        yield perf_counter() - started
        _take_back(names)


def _take_back(names: list[str]) -> None:
    """Undo the migration, and find out by that whether it was applied."""
    with connection.cursor() as cursor:
        for name in names:
            schema = sql.Identifier(name)
            cursor.execute(sql.SQL("ALTER TABLE {}.customers_customer DROP COLUMN bench_note").format(schema))
            cursor.execute(sql.SQL("DELETE FROM {}.django_migrations WHERE app = 'demo'").format(schema))


if __name__ == "__main__":
    main()
