"""What django-tenants itself does, in a process of its own on its own backend. Prints the seconds that it took."""

import json
import os
import subprocess
import sys
from time import perf_counter

SETTINGS = "tests.benchmarks.plain_settings"


def peer(what: str, *names: str) -> float:
    """Run one of the measurements below in a new process; return its seconds, the start of Python not counted."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.peer", what, *names],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": SETTINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(run.stderr[-2000:])
    seconds: float = json.loads(run.stdout.splitlines()[-1])
    return seconds


def main() -> None:
    import django

    django.setup()
    from shared_apps.tenants.models import Tenant

    what, *names = sys.argv[1:]
    if what != "create_schema":
        raise SystemExit(f"unknown measurement: {what}")
    started = perf_counter()
    for name in names:
        Tenant(schema_name=name).create_schema(check_if_exists=True, verbosity=0)
    print(json.dumps(perf_counter() - started))


if __name__ == "__main__":
    main()
