"""Addresses of photos: whoever has one sees the picture for a short while, in this shop alone."""

import uuid
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from shared_apps.tenants.context import current_schema

WINDOW = timedelta(minutes=15)
_SALT = "catalog.photo"


def photo_address(photo_id: uuid.UUID, size: str, *, now: datetime) -> str:
    """Return the path of a picture that is good for one to two windows from now.

    All that is asked for within a window is the same, so that a browser's cache finds it again.
    """
    seconds = int(WINDOW.total_seconds())
    until = (int(now.timestamp()) // seconds + 2) * seconds
    path = reverse("item-photo", kwargs={"photo_id": photo_id, "size": size})
    return f"{path}?{urlencode({'until': until, 'proof': _proof(photo_id, size, until)})}"


def seconds_left(photo_id: uuid.UUID, size: str, *, until: str, proof: str, now: datetime) -> int:
    """Return for how many more seconds an address is good.

    Raises:
        BadSignature: it is not one that we gave, one of another shop, or its time is over.
    """
    if not until.isascii() or not until.isdigit():
        raise BadSignature
    Signer(salt=_SALT).unsign(f"{_named(photo_id, size, int(until))}:{proof}")
    left = int((datetime.fromtimestamp(int(until), UTC) - now).total_seconds())
    if left <= 0:
        raise BadSignature
    return left


def _proof(photo_id: uuid.UUID, size: str, until: int) -> str:
    return Signer(salt=_SALT).signature(_named(photo_id, size, until))


def _named(photo_id: uuid.UUID, size: str, until: int) -> str:
    return f"{current_schema()}/{photo_id}/{size}/{until}"
