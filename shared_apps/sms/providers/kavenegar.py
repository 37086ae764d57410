"""Kavenegar's REST interface (kavenegar.com/rest.html): POST /v1/{key}/sms/send.json, form fields, answer in JSON.

Its answer repeats a status of its own beside HTTP's: 200 is sent. ``localid`` is our reference: Kavenegar answers a
repeated one with the message that went out before and sends nothing again.
"""

import hashlib
import json
from http import HTTPStatus
from typing import Any

import urllib3

from shared_apps.sms.errors import SmsRefused, SmsUnreachable

MAX_ANSWER_BYTES = 64 * 1024
OF_PASSING = frozenset({409, 418, 451, 501})
"""The server is busy · no credit left · too many of one · only tests now: later it may go."""


class Kavenegar:
    """Never follows a redirect: the key, which is part of the address, would go with it."""

    def __init__(self, *, url: str, key: str, sender: str, timeout_seconds: float = 10) -> None:
        self.address = f"{url.rstrip('/')}/v1/{key}/sms/send.json"
        self.sender = sender
        self.pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=timeout_seconds, read=timeout_seconds), retries=False
        )

    def send(self, *, to: str, text: str, reference: str) -> None:
        """Send a message; see ``SmsProvider``."""
        # The gateway writes numbers abroad with 00; its own are known by their country code as well.
        fields = {"receptor": f"00{to.removeprefix('+')}", "message": text, "localid": _local_id(reference)}
        if self.sender:
            fields["sender"] = self.sender
        status = self._post(fields)
        if status != HTTPStatus.OK:
            raise (SmsUnreachable if status in OF_PASSING else SmsRefused)(f"status {status}")

    def _post(self, fields: dict[str, str]) -> int:
        try:
            response = self.pool.request(
                "POST", self.address, fields=fields, encode_multipart=False, preload_content=False
            )
            try:
                body = response.read(MAX_ANSWER_BYTES + 1, decode_content=True)
            finally:
                response.release_conn()
                response.close()
        except urllib3.exceptions.HTTPError as error:
            # Its own text may hold the whole address, and with it the key; the kind is what tells.
            raise SmsUnreachable(type(error).__name__) from None
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise SmsUnreachable(f"HTTP {response.status}")
        return _status(body, fallback=response.status)


def _status(body: bytes, *, fallback: int) -> int:
    try:
        answer: Any = json.loads(body) if len(body) <= MAX_ANSWER_BYTES else None
        status = answer["return"]["status"]
    except (ValueError, TypeError, KeyError, RecursionError):
        status = None
    if isinstance(status, int):
        return status
    if fallback == HTTPStatus.OK:
        raise SmsUnreachable("an answer that nobody can read")
    return fallback


def _local_id(reference: str) -> str:
    """Return the reference as the whole number that the gateway takes: below 2^63."""
    return str(int.from_bytes(hashlib.sha256(reference.encode()).digest()[:8]) >> 1)
