"""Our own ``migrate_shops`` with the next release's migration. Prints the seconds of it, and of a second run."""

import json
from time import perf_counter

import django


def main() -> None:
    django.setup()
    from shared_apps.tenants.models import Tenant
    from shared_apps.tenants.provisioning.template import wanted_state
    from shared_apps.tenants.services.migrate_shops import migrate_shops

    seconds = []
    for _ in range(2):
        wanted_state.cache_clear()  # a deployment is a new process, which has to find it out
        started = perf_counter()
        # CREATE INDEX locks its table while it builds, so that has to be allowed.
        migrate_shops(allow_long_locks=True)
        seconds.append(perf_counter() - started)
    if Tenant.objects.shops().exclude(migration_state=wanted_state()).exists():
        raise AssertionError("Some shops were not migrated.")
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
