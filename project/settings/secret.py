"""The secret of a checkout: made on the first start, kept beside the embedded services, never in the repository."""

import os
import secrets
from pathlib import Path

HOME = Path(os.environ.get("ZARGAR_HOME") or Path(__file__).resolve().parent.parent.parent / ".zargar")


def checkout_secret() -> str:
    """Return this checkout's secret key, making it the first time."""
    path = HOME / "secret-key"
    try:
        return path.read_text()
    except FileNotFoundError:
        HOME.mkdir(parents=True, exist_ok=True)
        draft = HOME / f"secret-key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            # A link fails where a rename would overwrite: the first of two processes wins, the other reads its key.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        return path.read_text()
