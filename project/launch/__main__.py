"""Start everything, watch over it, and stop it in order."""

import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from project.embedded import EmbeddedServiceFailed, leave_services
from project.embedded.places import home
from project.launch.children import Child
from project.launch.errors import CannotRun
from project.launch.platform import environment, prepare, processes, require_port, wait_until_ready

BANNER = """
  Zargar is running.

    public site   http://localhost:{port}
    console       http://localhost:{port}/console/
    demo shop     http://zarrin.localhost:{port}
"""


class Stopped(BaseException):
    """Somebody wants the platform to stop."""


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        with _only_one(home()):
            _run(home(), port=_port())
    except (CannotRun, EmbeddedServiceFailed) as failure:
        sys.exit(f"✗ {failure}")
    except Stopped:
        pass


def _run(here: Path, *, port: int) -> None:
    require_port(port)
    children = processes(home=here, port=port)
    try:
        _tell("Starting PostgreSQL and Redis")
        env = environment()
        for_the_end = prepare(env)
        _tell("Starting the web server, the worker and the scheduler")
        web, *background = children
        web.start(env)
        try:
            wait_until_ready(web, port)
        except BaseException:
            # A web server that is still starting does not hear a signal, and it serves nobody yet.
            web.kill()
            raise
        # Not before: they would take the processors from the one that somebody waits for.
        for child in background:
            child.start(env)
        print(BANNER.format(port=port), *for_the_end, sep="\n")
        print(f"  Logs are in {here / 'logs'}. Ctrl-C stops everything.", flush=True)
        while True:
            time.sleep(0.5)
            for child in children:
                child.raise_if_ended()
    finally:
        _stop_all(children)


def _stop_all(children: list[Child]) -> None:
    if any(child.process for child in children):
        _tell("Stopping: requests and tasks may finish (once more Ctrl-C does not wait for them)")
    try:
        for child in children:
            child.stop()
    except Stopped:
        for child in children:
            child.kill()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    if leave_services():
        _tell("Everything has stopped")
    else:
        _tell("PostgreSQL and Redis stay: something else in this checkout uses them")


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def _tell(sentence: str) -> None:
    print(f"● {sentence}", flush=True)


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 2**16):
        raise CannotRun(f"PORT is {text!r}, and that is no port.")
    return int(text)


@contextmanager
def _only_one(here: Path) -> Iterator[None]:
    """Hold the checkout's place for one running platform; the kernel gives it back after a crash.

    Raises:
        CannotRun: the platform already runs.
    """
    with (here / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotRun("Zargar already runs in this checkout: stop that one first (Ctrl-C there).") from error
        yield


if __name__ == "__main__":
    main()
