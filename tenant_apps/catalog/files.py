"""Files that come from outside: what is asked of each before it is kept."""

import hashlib
from math import ceil

from django.core.files import File
from django.core.files.storage import default_storage

from shared_apps.billing.services import check_limit
from shared_apps.plans.choices import Limit

MEBIBYTE = 2**20


def digest_of(file: "File[bytes]") -> str:
    """Return the SHA-256 of the content, in hexadecimal digits."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def require_room(adding: int) -> None:
    """See that the plan has room for so many bytes more.

    Raises:
        LimitReached: it has not.
    """
    used = default_storage.stored_bytes()  # type: ignore[attr-defined]  # our own storage
    check_limit(limit=Limit.STORAGE_MB, used=ceil(used / MEBIBYTE), adding=ceil(adding / MEBIBYTE))
