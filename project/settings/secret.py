"""Secrets of a checkout: made on the first start, kept beside the embedded services, never in the repository."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

HOME = Path(os.environ.get("ZARGAR_HOME") or Path(__file__).resolve().parent.parent.parent / ".zargar")


def kept_secret(name: str, *, size: int) -> str:
    """Return this checkout's secret of that name, made of ``size`` random bytes the first time."""
    path = HOME / name
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        draft = HOME / f"{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(size))
        # A link fails where a rename would overwrite: the first of two processes wins, the other reads its secret.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text()
