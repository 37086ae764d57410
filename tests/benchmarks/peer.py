"""Measure in a process of its own: with the next release's migration, or on django-tenants' own backend."""

import json
import os
import subprocess
import sys

PLAIN = "tests.benchmarks.plain_settings"
OURS = "project.settings.bench"


def seconds_of(module: str, *words: str, settings: str, next_release: bool = False) -> list[float]:
    """Run a module of the bench in a new process; return the seconds that it measured itself.

    Raises:
        RuntimeError: it failed; the message has the end of what it said.
    """
    more = {"DJANGO_SETTINGS_MODULE": settings} | ({"BENCH_NEXT_RELEASE": "1"} if next_release else {})
    run = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", *words],
        env=os.environ | more,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"{module}: {run.stderr[-2000:]}")
    seconds: list[float] = json.loads(run.stdout.splitlines()[-1])
    return seconds
