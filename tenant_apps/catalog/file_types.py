"""What a file is, by its content: neither its name nor whoever sends it is asked."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

LONGEST_HEAD = 16
PDF, JPEG, PNG, WEBP = "application/pdf", "image/jpeg", "image/png", "image/webp"
EXTENSIONS: Mapping[str, str] = MappingProxyType({PDF: "pdf", JPEG: "jpg", PNG: "png", WEBP: "webp"})
_SIGNS: Mapping[str, Callable[[bytes], bool]] = MappingProxyType(
    {
        PDF: lambda head: head.startswith(b"%PDF-"),
        JPEG: lambda head: head.startswith(b"\xff\xd8\xff"),
        PNG: lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
        WEBP: lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP",
    }
)


def content_type_of(head: bytes) -> str | None:
    """Return the type of a file that begins like this, or None where it is none that is kept."""
    return next((name for name, begins in _SIGNS.items() if begins(head)), None)
