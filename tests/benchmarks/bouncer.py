"""Debian's PgBouncer in transaction mode in front of the embedded PostgreSQL, while a block runs."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings

from project.embedded.account import account_for
from project.embedded.places import home
from project.embedded.processes import choose_port
from tests.benchmarks.database import connect

SERVER_CONNECTIONS = 10
STARTS_WITHIN_SECONDS = 10.0


def program() -> str | None:
    """Return PgBouncer's path, or nothing where it is not installed."""
    return shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")


@contextmanager
def bouncer() -> Iterator[int]:
    """Run PgBouncer and give its port. It refuses to run as root, so it runs as who owns the cluster."""
    directory = home() / "pgbouncer"
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir()
    account = account_for(home() / "postgres")
    (directory / "port").write_text("0\n")
    port = choose_port(directory / "port")
    for name, text in {"pgbouncer.ini": _config(directory, port), "users.txt": _users()}.items():
        (directory / name).write_text(text)
        account.own(directory / name)
    account.own(directory)
    process = subprocess.Popen(
        [program() or "pgbouncer", "-q", directory / "pgbouncer.ini"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=account.uid if account.switch else None,
        group=account.gid if account.switch else None,
        extra_groups=[] if account.switch else None,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _config(directory: Path, port: int) -> str:
    to = settings.DATABASES["default"]
    return f"""[databases]
{to["NAME"]} = host={to["HOST"]} port={to["PORT"]}
session = host={to["HOST"]} port={to["PORT"]} dbname={to["NAME"]}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {directory}/users.txt
logfile = {directory}/pgbouncer.log
pool_mode = transaction
default_pool_size = {SERVER_CONNECTIONS}
max_client_conn = 500
ignore_startup_parameters = extra_float_digits,options
"""


def _users() -> str:
    to = settings.DATABASES["default"]
    return f'"{to["USER"]}" "{to["PASSWORD"]}"\n'


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while True:
        try:
            connect(port=port).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
