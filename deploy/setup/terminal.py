"""What the set-up says, and how it runs other programs."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
TOOLS = CHECKOUT / ".zargar"
"""Everything that the set-up downloads or remembers."""


class SetupFailed(Exception):
    """The set-up cannot go on; the message is one sentence for the person at the terminal."""


def tell(sentence: str) -> None:
    print(f"● {sentence}", flush=True)


def run(
    command: Sequence[str | Path],
    *,
    otherwise: str,
    cwd: Path = CHECKOUT,
    env: Mapping[str, str] | None = None,
) -> None:
    """Run a program, in this environment or the one given, and show what it prints.

    Raises:
        SetupFailed: it cannot be started or ends with an error; ``otherwise`` says what that means.
    """
    try:
        code = subprocess.run(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            check=False,
        ).returncode
    except OSError as error:
        raise SetupFailed(f"{otherwise} ({error})") from error
    if code:
        raise SetupFailed(otherwise)


def answers(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> str | None:
    """Return what a program prints, or nothing when it does not run properly."""
    try:
        done = subprocess.run(
            command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
