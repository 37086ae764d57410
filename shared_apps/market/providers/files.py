"""Open the files that series of prices come in."""

import gzip
from pathlib import Path
from typing import TextIO


def open_text(path: Path) -> TextIO:
    """Open a UTF-8 file for reading, unpacked if its name ends in .gz; a byte order mark is not part of the text."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")
