"""The word in a receipt's QR code: whoever has it may see that the receipt is true, and nobody can make one up."""

import base64
import binascii
import hmac
import uuid

from django.conf import settings

from project.errors import NotFound

SIGNATURE_BYTES = 12
"""Of HMAC-SHA-256: one guess in 2^96 is right, and the code stays small enough for a till's printer."""
_ID_BYTES = 16


def receipt_token(sale_id: uuid.UUID) -> str:
    """Return the token of a document: 38 characters that need no escaping in an address.

    It does not name the shop: ids are unique among all shops, and a shop that moves takes its receipts along.
    """
    signed = sale_id.bytes + _signature(sale_id, key=settings.RECEIPT_KEYS[0])
    return base64.urlsafe_b64encode(signed).rstrip(b"=").decode()


def read_receipt_token(token: str) -> uuid.UUID:
    """Return the id of the document that the token was made for, with the present key or an earlier one.

    Raises:
        NotFound: nobody here made this token.
    """
    try:
        signed = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotFound from error
    if len(signed) != _ID_BYTES + SIGNATURE_BYTES:
        raise NotFound
    if base64.urlsafe_b64encode(signed).rstrip(b"=").decode() != token:
        # The last sign has bits to spare: of all spellings only ours is known here.
        raise NotFound
    sale_id = uuid.UUID(bytes=signed[:_ID_BYTES])
    expected = [_signature(sale_id, key=key) for key in settings.RECEIPT_KEYS]
    if not any(hmac.compare_digest(signed[_ID_BYTES:], one) for one in expected):
        raise NotFound
    return sale_id


def _signature(sale_id: uuid.UUID, *, key: str) -> bytes:
    purpose = hmac.digest(key.encode(), b"zargar.receipt", "sha256")
    return hmac.digest(purpose, sale_id.bytes, "sha256")[:SIGNATURE_BYTES]
