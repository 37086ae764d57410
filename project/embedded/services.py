"""Start both servers once, share them, and let the last one out stop them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from project.embedded.places import home
from project.embedded.postgres import Postgres
from project.embedded.redis import Redis

LEAVING_SECONDS = 3.0


@dataclass(frozen=True, kw_only=True)
class Services:
    """Where the servers are. ``redis_url`` ends before the number of the database."""

    database_url: str
    redis_url: str


_in_use: dict[Path, int] = {}
"""By home, the open file whose shared lock says that this process uses the services; a crash releases it too."""


def ensure_services() -> Services:
    """Return the addresses of the running services, starting what does not run. Cheap when they run.

    From now on this process counts as a user of the services: ``leave_services`` of another one does not stop them.

    Raises:
        EmbeddedServiceFailed: one of them does not start.
    """
    here = home()
    if here not in _in_use:
        # Waits while the last user before us stops them, so what we see below stays true.
        _in_use[here] = _locked(here / "services.users", fcntl.LOCK_SH)
    postgres, redis = Postgres(here), Redis(here)
    database_url, redis_url = postgres.url(), redis.url()
    if database_url is None or redis_url is None:
        with _starting(here):
            database_url = postgres.url() or Postgres(here).start()
            redis_url = redis.url() or redis.start()
    return Services(database_url=database_url, redis_url=redis_url)


def leave_services() -> bool:
    """Stop using the services; stop them if nobody else uses them. Return whether they were stopped."""
    here = home()
    file = _in_use.pop(here, None)
    if file is not None:
        # Closed, not unlocked: a child that shares the open file keeps its share of the lock.
        os.close(file)
    deadline = monotonic() + LEAVING_SECONDS
    while True:
        try:
            file = _locked(here / "services.users", fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # Workers that are just ending still hold their shares for a moment.
            if monotonic() > deadline:
                return False
            sleep(0.1)
        else:
            break
    try:
        stop_services()
    finally:
        os.close(file)
    return True


def stop_services() -> None:
    """Stop the services, whoever uses them."""
    here = home()
    with _starting(here):
        Redis(here).stop()
        Postgres(here).stop()


def delete_services() -> None:
    """Stop the services and delete their data."""
    here = home()
    with _starting(here):
        for server in (Redis(here), Postgres(here)):
            server.stop()
            server.delete()


@contextmanager
def _starting(here: Path) -> Iterator[None]:
    file = _locked(here / "services.lock", fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(file)


def _locked(path: Path, operation: int) -> int:
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, operation)
    except BaseException:
        os.close(file)
        raise
    return file
