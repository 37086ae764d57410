"""One process of clients: threads that read and write in many shops through the project's own connection.

Each thread is a client with a connection of its own. Every row says whose it is, so that a wrong one is seen. The
process says when it is ready and waits for a line, so that the time of starting it is not counted.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import django
from django.db import DatabaseError, connection, transaction

READ = "SELECT shop FROM bench_mark ORDER BY id DESC LIMIT 5"
WRITE = "INSERT INTO bench_mark (shop) VALUES (%s)"


def main() -> None:
    django.setup()
    from shared_apps.tenants.context import in_tenant
    from shared_apps.tenants.models import Tenant

    clients, operations, first, *schemas = sys.argv[1:]

    def client(number: int) -> tuple[int, int, int]:
        rows = foreign = errors = 0
        for turn in range(int(operations)):
            schema = schemas[(number * 7 + turn * 13) % len(schemas)]
            try:
                with in_tenant(Tenant(schema_name=schema)), transaction.atomic(), connection.cursor() as cursor:
                    if turn % 4 == 0:
                        cursor.execute(WRITE, [schema])
                    else:
                        cursor.execute(READ)
                        seen = [shop for (shop,) in cursor.fetchall()]
                        rows += len(seen)
                        foreign += sum(shop != schema for shop in seen)
            except DatabaseError as error:
                errors += 1
                print(f"{schema}: {error!r}", file=sys.stderr)
        connection.close()
        return rows, foreign, errors

    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(int(clients)) as threads:
        results = list(threads.map(client, range(int(first), int(first) + int(clients))))
    print(json.dumps([sum(column) for column in zip(*results, strict=True)]))


if __name__ == "__main__":
    main()
