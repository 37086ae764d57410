"""The whole platform as `make run` starts it, in a home of its own: for journeys through HTTP and a browser."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
HOME = CHECKOUT / ".zargar" / "e2e"
STOP_SECONDS = 60


@dataclass(frozen=True)
class Platform:
    """Where the platform answers, and the password of everybody in the demo."""

    port: int
    password: str

    def url(self, slug: str = "") -> str:
        return f"http://{f'{slug}.' if slug else ''}localhost:{self.port}"


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    """Start everything that `make run` starts; stop it as Ctrl-C does."""
    shutil.rmtree(HOME, ignore_errors=True)
    port = _free_port()
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
    process = subprocess.Popen(
        [sys.executable, "-m", "project.launch"],
        cwd=CHECKOUT,
        env=kept | {"ZARGAR_HOME": str(HOME), "PORT": str(port)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Platform(port=port, password=_password(process))
    finally:
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=STOP_SECONDS)
        shutil.rmtree(HOME, ignore_errors=True)
    assert "Everything has stopped" in said


_NOT_HANDED_ON = {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "PYTEST_CURRENT_TEST"}


def _password(process: subprocess.Popen[str]) -> str:
    """Read what the start says until all runs, and return the demo's password."""
    said, password = [], ""
    for line in process.stdout or ():
        said.append(line)
        if found := re.search(r"log-ins.*password (\S+)", line):
            password = found[1]
        if "Ctrl-C" in line:
            return password
    raise AssertionError("The platform did not start:\n" + "".join(said))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
