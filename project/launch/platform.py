"""Which processes there are, and in which order they start and stop."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from project.embedded import ensure_services
from project.embedded.places import CHECKOUT
from project.launch.children import Child
from project.launch.errors import CannotRun

QUEUES = "critical,default,reports,backups"
HOST = os.environ.get("HOST", "127.0.0.1")
PORT_WAIT_SECONDS = 5.0
# An import may run one statement longer than a request may; the task's own time limit ends it.
OF_WORKER = {"STATEMENT_TIMEOUT_MS": "1800000"}
READY_SECONDS = 90.0


def processes(*, home: Path, port: int) -> list[Child]:
    """Return the processes in the order in which they stop: first those that take new work."""
    logs = home / "logs"
    web = [
        *("granian", "--interface", "wsgi", "project.wsgi:application", "--host", HOST, "--port", str(port)),
        *("--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "20", "--no-ws"),
    ]
    worker = [
        *("celery", "--app", "project", "worker", "--queues", QUEUES, "--concurrency", "2"),
        *("--loglevel", "INFO", "--without-gossip", "--without-mingle", "--hostname", f"zargar-{port}@%h"),
    ]
    beat = [
        *("celery", "--app", "project", "beat", "--loglevel", "INFO"),
        # No pid file: the lock on the checkout already keeps a second scheduler out, and a crash leaves nothing stale.
        *("--pidfile", "", "--schedule", str(home / "scheduler")),
    ]
    return [
        Child(name="web server", command=web, log=logs / "web.log", seconds_to_finish=30),
        Child(name="worker", command=worker, log=logs / "worker.log", seconds_to_finish=60, settings=OF_WORKER),
        Child(name="scheduler", command=beat, log=logs / "scheduler.log", seconds_to_finish=10),
    ]


def require_port(port: int) -> None:
    """Make sure that the port is free; one that an earlier run is just leaving is waited for.

    Raises:
        CannotRun: another program has it.
    """
    deadline = time.monotonic() + PORT_WAIT_SECONDS
    while True:
        with socket.socket() as candidate:
            candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                candidate.bind((HOST, port))
            except OSError as error:
                if time.monotonic() > deadline:
                    message = f"Port {port} cannot be used ({error.strerror}): try another, as in `make run PORT=8001`."
                    raise CannotRun(message) from error
            else:
                return
        time.sleep(0.2)


def environment() -> dict[str, str]:
    """Return the children's environment: it names the services, so that only the launcher looks after them."""
    given = dict(os.environ)
    given.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.development")
    if not (given.get("DATABASE_URL") and given.get("REDIS_URL")):
        services = ensure_services()
        given |= {"DATABASE_URL": services.database_url, "REDIS_URL": services.redis_url}
    return given


def prepare(env: dict[str, str]) -> list[str]:
    """Bring the database and the demo shop up to date; return what is to be said when all runs.

    Raises:
        CannotRun: the database could not be prepared.
    """
    return [line for command in ("prepare", "seed_demo") for line in _told_by(command, env)]


def _told_by(command: str, env: dict[str, str]) -> list[str]:
    """Run a management command, show its progress, and return its indented lines."""
    for_the_end = []
    with subprocess.Popen(
        [sys.executable, "-u", "manage.py", command],
        cwd=CHECKOUT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as process:
        try:
            for line in process.stdout or ():
                if line.startswith(" "):
                    for_the_end.append(line.rstrip())
                else:
                    print(f"● {line.rstrip()}", flush=True)
        except BaseException:
            # Each of its steps is a transaction: what is not finished is done by the next start.
            process.terminate()
            raise
    if process.returncode:
        raise CannotRun("The database could not be prepared (see above).")
    return for_the_end


def wait_until_ready(web: Child, port: int) -> None:
    """Wait until the web server says that it can serve.

    Raises:
        CannotRun: it ended, or it takes too long.
    """
    here = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(f"http://127.0.0.1:{port}/readyz", headers={"Host": f"localhost:{port}"})
    deadline, answer = time.monotonic() + READY_SECONDS, "no answer"
    while time.monotonic() < deadline:
        web.raise_if_ended()
        try:
            with here.open(request, timeout=10):
                return
        except urllib.error.HTTPError as error:
            answer = f"{error.code} {error.read(500).decode(errors='replace')}"
        except OSError as error:
            answer = str(error)
        time.sleep(0.2)
    raise CannotRun(f"The platform is not ready after {READY_SECONDS:.0f} seconds: {answer}")
