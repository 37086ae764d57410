"""Measure in a process of its own: with other migrations, or on django-tenants' own backend."""

import json
import os
import subprocess
import sys

PLAIN = "tests.benchmarks.plain_settings"
OURS = "project.settings.bench"


def seconds_of(module: str, *words: str, settings: str, environment: dict[str, str] | None = None) -> list[float]:
    """Run a module of the bench in a new process; return the seconds that it measured itself.

    Raises:
        RuntimeError: it failed; the message has the end of what it said.
    """
    run = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", *words],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": settings} | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"{module}: {run.stderr[-2000:]}")
    seconds: list[float] = json.loads(run.stdout.splitlines()[-1])
    return seconds
