"""The embedded Redis: the broker's queues survive a restart, and nothing is evicted to make room."""

import secrets
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import psutil

from project.embedded.errors import EmbeddedServiceFailed
from project.embedded.places import CHECKOUT
from project.embedded.processes import choose_port, last_lines, server_at, stop

START_SECONDS = 20
CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
daemonize yes
dir "{directory}"
pidfile "{directory}/server.pid"
logfile "{directory}/server.log"
databases 64
appendonly yes
save ""
maxmemory-policy noeviction
"""


class Redis:
    """One Redis server. Its databases: 0 the broker, 1 the cache, from 4 on the tests."""

    def __init__(self, home: Path) -> None:
        self.directory = home / "redis"
        self.log = self.directory / "server.log"

    def url(self) -> str | None:
        """Return the address of the running server without a database, or nothing when it does not run."""
        if self._process() is None:
            return None
        with suppress(FileNotFoundError):
            return (self.directory / "url").read_text()
        return None

    def start(self) -> str:
        """Start the server and return its address.

        Raises:
            EmbeddedServiceFailed: it does not start; the message has the end of its log.
        """
        self.directory.mkdir(mode=0o700, exist_ok=True)
        self.stop()  # one that answers no longer, or that was killed before it wrote its address
        self._forget()
        self.log.unlink(missing_ok=True)
        port, password = choose_port(self.directory / "port"), secrets.token_urlsafe(24)
        configuration = self.directory / "redis.conf"
        configuration.touch(mode=0o600)
        configuration.write_text(CONFIGURATION.format(port=port, password=password, directory=self.directory))
        subprocess.run([_program(), configuration], check=False, capture_output=True)  # noqa: S603  (our own program)
        url = f"redis://:{password}@127.0.0.1:{port}"
        self._wait_until_it_answers(url)
        address = self.directory / "url"
        address.touch(mode=0o600)
        address.write_text(url)
        return url

    def stop(self) -> None:
        """Write what is in memory to disk and end the server."""
        process = self._process()
        if process is not None:
            stop(process, seconds=10)

    def delete(self) -> None:
        """Remove the server's files; it must not run."""
        shutil.rmtree(self.directory, ignore_errors=True)

    def _process(self) -> psutil.Process | None:
        return server_at(pid_file=self.directory / "server.pid", name="redis-server", directory=self.directory)

    def _forget(self) -> None:
        for name in ("server.pid", "url"):
            (self.directory / name).unlink(missing_ok=True)

    def _wait_until_it_answers(self, url: str) -> None:
        import redis  # late: an address that is already known needs no client

        deadline = time.monotonic() + START_SECONDS
        with redis.Redis.from_url(url) as client:
            while time.monotonic() < deadline:
                with suppress(redis.ConnectionError):  # also while it reads its file: BusyLoadingError
                    client.ping()
                    return
                if self.log.exists() and "Failed listening" in self.log.read_text():
                    break
                time.sleep(0.02)
        raise EmbeddedServiceFailed(f"Redis does not start: {last_lines(self.log)}")


def _program() -> Path | str:
    """Return the server that the set-up fetched, or else the machine's own."""
    fetched = CHECKOUT / ".zargar" / "bin" / "redis-server"
    program = fetched if fetched.exists() else shutil.which("redis-server")
    if program is None:
        raise EmbeddedServiceFailed("There is no Redis server: run `make run` or `make test`, which fetch one.")
    return program
