"""Exactly-once writes: the same key with the same input returns the first result."""

import hashlib
import json
import uuid
from collections.abc import Callable
from typing import Any

from django.db import transaction

from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.idempotency.models import IdempotentRequest


def digest_of(content: Any) -> bytes:
    """Return the SHA-256 of ``content`` in one canonical form; decimals and dates count as their text."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).digest()


def once(*, key: uuid.UUID, use_case: str, content: Any, write: Callable[[], uuid.UUID]) -> tuple[uuid.UUID, bool]:
    """Run ``write`` in this transaction unless ``key`` was used before; return (id of the result, is it new).

    A second request with the same key waits until the first one commits or rolls back: the row's primary key
    serialises them.

    Raises:
        IdempotencyKeyReused: the key came with another use case or content.
    """
    with transaction.atomic():
        digest = digest_of(content)
        request, is_new = IdempotentRequest.objects.get_or_create(
            key=key, defaults={"use_case": use_case, "digest": digest}
        )
        if not is_new:
            if request.use_case != use_case or bytes(request.digest) != digest:
                raise IdempotencyKeyReused
            return _result_of(request), False
        request.result_id = write()
        request.save(update_fields=["result_id"])
        return request.result_id, True


def _result_of(request: IdempotentRequest) -> uuid.UUID:
    """Return the id of what a finished request made; a committed one always has it."""
    if request.result_id is None:
        raise RuntimeError(f"The request {request.key} committed without a result.")
    return request.result_id
