"""Find a Chromium for the browser tests, or install one."""

import os
import shutil
from pathlib import Path

from deploy.setup.terminal import CHECKOUT, TOOLS, SetupFailed, answers, run, tell

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LINK = TOOLS / "bin" / "chromium"
"""Where the browser tests find it, wherever it came from."""


def ensure_browser() -> None:
    """Leave a link to a Chromium that runs.

    Raises:
        SetupFailed: there is none, and none can be installed.
    """
    if answers([LINK, "--version"]):
        return
    LINK.unlink(missing_ok=True)
    found = _on_path() or _from_apt() or _from_playwright()
    if found is None:
        raise SetupFailed("The browser tests need Chromium: install it (apt-get install chromium) and try again.")
    LINK.parent.mkdir(parents=True, exist_ok=True)
    LINK.symlink_to(found)


def _on_path() -> Path | None:
    # Ubuntu's chromium-browser without snap is a script that only says so: it must really run.
    programs = (shutil.which(name) for name in NAMES)
    return next((Path(program) for program in programs if program and answers([program, "--version"])), None)


def _from_apt() -> Path | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    tell("Installing Chromium for the browser tests (apt-get install chromium)")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "update", "-q"], otherwise="", env=quiet)
        run(["apt-get", "install", "-q", "-y", "chromium"], otherwise="", env=quiet)
    except SetupFailed:
        return None
    return _on_path()


def _from_playwright() -> Path | None:
    tell("Downloading Chromium for the browser tests")
    target = TOOLS / "browsers"
    try:
        run(
            [CHECKOUT / ".venv" / "bin" / "playwright", "install", "chromium-headless-shell"],
            otherwise="",
            env={**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(target)},
        )
    except SetupFailed:
        return None
    programs = [*target.glob("*/*/headless_shell"), *target.glob("*/*/chrome-headless-shell")]
    return next((program for program in programs if answers([program, "--version"])), None)
