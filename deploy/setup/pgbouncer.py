"""Find PgBouncer for `make bench`, or install Debian's. Without it the bench says so and measures the rest."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from deploy.setup.terminal import SetupFailed, run, tell

PLACE = Path("/usr/sbin/pgbouncer")
"""Where Debian puts it: not on everybody's PATH."""


def ensure_pgbouncer() -> None:
    if PLACE.exists() or shutil.which("pgbouncer"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        tell("PgBouncer is missing and only root can install it: its part of the bench will be left out")
        return
    tell("Installing PgBouncer for the bench (apt-get install pgbouncer)")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with suppress(SetupFailed):  # one source that does not answer is enough for it to fail, though the others do
        run(["apt-get", "update", "-q"], otherwise="", env=quiet)
    try:
        run(["apt-get", "install", "-q", "-y", "pgbouncer"], otherwise="", env=quiet)
    except SetupFailed:
        tell("PgBouncer could not be installed: its part of the bench will be left out")
