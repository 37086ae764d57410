"""Where the embedded services keep their files and find their programs."""

import importlib.util
import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def home() -> Path:
    """Return the directory for everything that a checkout makes for itself."""
    path = Path(os.environ.get("ZARGAR_HOME") or CHECKOUT / ".zargar").resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def package_dir(name: str) -> Path:
    """Return where a wheel is installed, without importing it (that takes longer than all the rest)."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent
