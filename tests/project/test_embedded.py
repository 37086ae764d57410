"""The embedded services survive what happens to a developer's machine. Real servers, in a home of their own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from project.embedded import Services, delete_services, ensure_services, leave_services, stop_services


@contextmanager
def temporary_home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="zargar-") as directory, pytest.MonkeyPatch.context() as environment:
        path = Path(directory).resolve()
        path.chmod(0o755)  # root's PostgreSQL runs as another user, who must come in
        environment.setenv("ZARGAR_HOME", str(path))
        yield path
        delete_services()
        leave_services()


@pytest.fixture
def new_home() -> Iterator[Path]:
    """A home where nothing was ever started."""
    with temporary_home() as path:
        yield path


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home that is not new: making a cluster takes longer than starting one."""
    with temporary_home() as path:
        yield path


def postgres_pid(home: Path) -> int:
    return int((home / "postgres" / "data" / "postmaster.pid").read_text().splitlines()[0])


def redis_pid(home: Path) -> int:
    return int((home / "redis" / "server.pid").read_text())


def kill(pid: int) -> None:
    """End a server the way a power cut does."""
    process = psutil.Process(pid)
    children = process.children()
    os.kill(pid, signal.SIGKILL)
    psutil.wait_procs([process, *children], timeout=20)


def write_row(services: Services) -> None:
    with psycopg.connect(services.database_url) as connection:
        connection.execute("SET LOCAL ROLE zargar_owner")
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer")


def read_row(services: Services) -> object:
    with psycopg.connect(services.database_url) as connection:
        connection.execute("SET LOCAL ROLE zargar_owner")
        return connection.execute("SELECT answer FROM kept").fetchone()


def test_the_login_makes_nothing_and_the_owner_does_not_log_in(home: Path) -> None:
    services = ensure_services()

    with psycopg.connect(services.database_url) as connection:
        rows = connection.execute(
            "SELECT rolname, rolcanlogin, rolinherit, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles"
            " WHERE rolname LIKE 'zargar%' ORDER BY rolname"
        ).fetchall()
    assert rows == [
        ("zargar", True, False, False, False, False),
        ("zargar_owner", False, True, False, True, True),
        ("zargar_platform", False, True, False, False, False),
    ]


def test_nobody_gets_in_without_the_password(home: Path) -> None:
    services = ensure_services()
    address = services.database_url.rpartition("@")[2]

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgres://zargar:guess@{address}")
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        psycopg.connect(f"postgres://postgres:guess@{address}")
    stranger = redis.Redis.from_url(f"redis://{services.redis_url.rpartition('@')[2]}")
    with stranger, pytest.raises(redis.AuthenticationError):
        stranger.ping()


def test_second_caller_gets_the_servers_that_run(home: Path) -> None:
    first = ensure_services()
    pids = postgres_pid(home), redis_pid(home)

    assert ensure_services() == first
    assert (postgres_pid(home), redis_pid(home)) == pids


def test_two_first_starts_at_once_make_one_cluster(new_home: Path) -> None:
    command = [sys.executable, "-m", "project.embedded"]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = {start.communicate(timeout=60)[0] for start in starts}

    services = ensure_services()
    assert answers == {f"DATABASE_URL={services.database_url}\nREDIS_URL={services.redis_url}\n"}


def test_killed_servers_start_again_at_the_same_addresses_with_their_data(home: Path) -> None:
    before = ensure_services()
    write_row(before)
    kill(postgres_pid(home))
    kill(redis_pid(home))

    after = ensure_services()

    assert after.database_url == before.database_url
    assert after.redis_url.rpartition(":")[2] == before.redis_url.rpartition(":")[2]
    assert read_row(after) == (42,)


def test_pid_files_that_name_a_stranger_are_not_believed(home: Path) -> None:
    before = ensure_services()
    write_row(before)
    stop_services()
    stranger = os.getpid()
    (home / "redis" / "server.pid").write_text(f"{stranger}\n")
    pid_file = home / "postgres" / "data" / "postmaster.pid"
    pid_file.write_text(f"{stranger}\n{pid_file.parent}\n1\n1\n\n127.0.0.1\n0 0\nready\n")

    assert read_row(ensure_services()) == (42,)


def test_interrupted_first_start_is_made_anew(new_home: Path) -> None:
    draft = new_home / "postgres.new"
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18")

    write_row(ensure_services())

    assert not draft.exists()


def test_half_written_cluster_is_set_aside_and_not_deleted(new_home: Path) -> None:
    data = new_home / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("18")

    write_row(ensure_services())

    (aside,) = new_home.glob("postgres.damaged-*")
    assert (aside / "data" / "PG_VERSION").read_text() == "18"


def test_taken_ports_are_given_up(home: Path) -> None:
    write_row(ensure_services())
    stop_services()
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        port = stranger.getsockname()[1]
        for server in ("postgres", "redis"):
            (home / server / "port").write_text(str(port))
        services = ensure_services()

        assert read_row(services) == (42,)
        assert str(port) not in services.database_url + services.redis_url


def test_long_path_is_no_obstacle(new_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = new_home.joinpath(*["a-rather-long-name-of-a-directory"] * 5)
    deep.mkdir(parents=True)
    monkeypatch.setenv("ZARGAR_HOME", str(deep))

    write_row(ensure_services())

    delete_services()
    leave_services()


def test_last_one_out_stops_the_servers(new_home: Path) -> None:
    program = "from project.embedded import ensure_services; ensure_services(); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        ensure_services()
        pid = postgres_pid(new_home)

        assert leave_services() is False
        assert psutil.pid_exists(pid)
        other.communicate(b"\n", timeout=30)

    assert leave_services() is True
    assert not psutil.pid_exists(pid)


if os.geteuid() == 0:  # only root's PostgreSQL runs as another user

    def test_root_may_keep_a_checkout_where_nobody_else_can_enter(new_home: Path) -> None:
        new_home.chmod(0o700)

        write_row(ensure_services())

        assert not (new_home / "postgres").exists()
