"""A step of the set-up is skipped while nothing that it depends on has changed."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from deploy.setup.terminal import CHECKOUT, TOOLS, tell


def step(
    name: str,
    sentence: str,
    *,
    inputs: Iterable[Path],
    also: str = "",
    done: Callable[[], object],
    work: Callable[[], None],
) -> None:
    """Run ``work`` unless it ran with the same inputs before and ``done`` finds what it made."""
    stamp = TOOLS / "stamps" / name
    fingerprint = _fingerprint(inputs, also)
    if stamp.exists() and stamp.read_text() == fingerprint and done():
        return
    tell(sentence)
    stamp.unlink(missing_ok=True)
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint)


def files_under(directory: Path, *, except_for: frozenset[Path] = frozenset()) -> list[Path]:
    """Return the files of a tree in a fixed order, without the directories that are made from it."""
    found: list[Path] = []
    for path in sorted(directory.iterdir()):
        if path.is_dir() and path not in except_for:
            found += files_under(path, except_for=except_for)
        elif path.is_file():
            found.append(path)
    return found


def _fingerprint(inputs: Iterable[Path], also: str) -> str:
    digest = sha256(also.encode())
    for path in inputs:
        content = path.read_bytes() if path.exists() else b""
        digest.update(f"\0{path.relative_to(CHECKOUT)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
