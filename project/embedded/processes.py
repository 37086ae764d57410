"""Telling our own servers from strangers, and finding them a port."""

import socket
from pathlib import Path

import psutil


def server_at(*, pid_file: Path, name: str, directory: Path) -> psutil.Process | None:
    """Return the running server that a pid file names, or nothing when the file is stale.

    After a crash or a restarted container another process can have the number, so the program and the directory it
    works in must be right too.
    """
    try:
        process = psutil.Process(int(pid_file.read_text().split(maxsplit=1)[0]))
        if process.name() == name and Path(process.cwd()) == directory:
            return process
    except (OSError, ValueError, IndexError, psutil.Error):
        pass
    return None


def stop(process: psutil.Process, *, seconds: float) -> None:
    """Ask a process to end, and insist when it does not within the time."""
    try:
        process.terminate()
        process.wait(seconds)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(seconds)
    except psutil.NoSuchProcess:
        pass


def choose_port(remembered: Path) -> int:
    """Return a free loopback port, the one of the last time if possible: who is connected then finds the way back."""
    for wanted in (_read_port(remembered), 0):
        with socket.socket() as candidate:
            candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                candidate.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            port: int = candidate.getsockname()[1]
        remembered.write_text(f"{port}\n")
        return port
    raise OSError("No free port.")


def _read_port(path: Path) -> int:
    try:
        return int(path.read_text())
    except (OSError, ValueError):
        return 0


def last_lines(log: Path, count: int = 5) -> str:
    """Return the end of a log, for the message that says why a server did not start."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-count:])
    except OSError:
        return ""
