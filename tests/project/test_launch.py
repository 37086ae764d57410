"""`make run` either starts or says in one sentence why not, and leaves nothing behind."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from project.launch.children import Child
from project.launch.errors import CannotRun

SLEEPING_PARENT = """
import subprocess, sys, time
print(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).pid, flush=True)
time.sleep(60)
"""


def launch(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "project.launch"],
        env={**os.environ, "ZARGAR_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> Child:
    (tmp_path / "program.py").write_text(program)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    started = Child(name="worker", command=["program"], log=tmp_path / "worker.log", seconds_to_finish=1)
    started.start(dict(os.environ))
    return started


def test_taken_port_is_one_sentence_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        port = stranger.getsockname()[1]
        run = launch(tmp_path, PORT=str(port))

    assert run.returncode == 1
    assert (
        run.stderr
        == f"✗ Port {port} cannot be used (Address already in use): try another, as in `make run PORT=8001`.\n"
    )
    assert run.stdout == ""
    assert not (tmp_path / "postgres").exists()


def test_second_run_in_the_same_checkout_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = launch(tmp_path)

    assert run.returncode == 1
    assert run.stderr == "✗ Zargar already runs in this checkout: stop that one first (Ctrl-C there).\n"


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "۸۰۰۰"])
def test_port_that_is_none_is_refused(tmp_path: Path, port: str) -> None:
    run = launch(tmp_path, PORT=port)

    assert run.returncode == 1
    assert run.stderr == f"✗ PORT is {port!r}, and that is no port.\n"


def test_process_that_ends_by_itself_is_named_with_the_end_of_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = child(tmp_path, monkeypatch, "raise SystemExit('the queue is gone')")
    assert ended.process is not None
    ended.process.wait(30)

    with pytest.raises(CannotRun, match=r"The worker ended by itself \(exit code 1\)(.|\n)*the queue is gone"):
        ended.raise_if_ended()


def test_stopping_a_process_also_ends_what_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = child(tmp_path, monkeypatch, SLEEPING_PARENT)
    while not parent.log.read_text().strip():
        pass
    grandchild = psutil.Process(int(parent.log.read_text()))

    parent.stop()

    psutil.wait_procs([grandchild], timeout=10)
    assert not grandchild.is_running() or grandchild.status() == psutil.STATUS_ZOMBIE


def test_process_that_does_not_finish_in_time_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('on', flush=True)\ntime.sleep(60)"
    parent = child(tmp_path, monkeypatch, deaf)
    while not parent.log.read_text().strip():
        pass

    parent.stop()

    assert parent.process is not None
    assert parent.process.returncode == -signal.SIGKILL


def test_log_of_the_run_before_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for run in ("first", "second"):
        ended = child(tmp_path, monkeypatch, f"print({run!r})")
        assert ended.process is not None
        ended.process.wait(30)

    assert (tmp_path / "worker.log").read_text() == "second\n"
    assert (tmp_path / "worker.previous.log").read_text() == "first\n"
