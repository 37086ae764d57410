"""The processes that the platform consists of."""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from project.launch.errors import CannotRun

PR_SET_PDEATHSIG = 1


@dataclass(kw_only=True)
class Child:
    """One process with a log of its own and the time that it gets to finish what it is doing."""

    name: str
    command: list[str]
    log: Path
    seconds_to_finish: float
    settings: dict[str, str] = field(default_factory=dict)
    """What this process has in its environment beside everybody's."""
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self, environment: dict[str, str]) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists():
            self.log.replace(self.log.with_suffix(".previous.log"))
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.command],
                env=environment | self.settings,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C goes to the terminal's whole group; the children must hear of it from us, in order.
                process_group=0,
                preexec_fn=_end_with_parent,  # noqa: PLW1509  (the launcher has one thread)
            )

    def raise_if_ended(self) -> None:
        """Say so when the process has ended by itself.

        Raises:
            CannotRun: it has; the message has the end of its log.
        """
        if self.process is not None and self.process.poll() is not None:
            code = self.process.returncode
            lines = self.log.read_text(errors="replace").splitlines()[-12:]
            ending = "\n".join(f"    {line}" for line in lines)
            raise CannotRun(f"The {self.name} ended by itself (exit code {code}). The end of {self.log}:\n{ending}")

    def stop(self) -> None:
        """Let the process finish, then make sure that nothing of it is left."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(self.seconds_to_finish)
        except subprocess.TimeoutExpired:
            print(
                f"  the {self.name} did not finish in {self.seconds_to_finish:.0f} seconds and is stopped", flush=True
            )
        finally:
            self.kill()

    def kill(self) -> None:
        """End the process and those that it started, at once."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _end_with_parent() -> None:
    """Ask the kernel to end the child when the launcher is killed, so that a port or a queue is not held for ever."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
