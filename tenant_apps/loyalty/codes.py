"""The code of a gift card: money for whoever knows it. Only its digest is kept."""

import hmac
import uuid

from django.conf import settings
from django.utils.encoding import force_bytes

from tenant_apps.catalog.normalise import latin_digits

# Crockford's base 32: no letter can be taken for a digit or makes a word.
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
"""80 bits that nobody can guess."""
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def codes_for(request_key: uuid.UUID) -> list[str]:
    """Return the code of the card that a request makes, in groups of four as it is printed.

    It is derived, so that a client whose answer was lost can be told again though the code is kept nowhere; by the
    present key first, and then by those that the card may have been made with.
    """
    return [_code(secret, request_key) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _code(secret: str | bytes, request_key: uuid.UUID) -> str:
    key = hmac.digest(force_bytes(secret), b"zargar.gift-card-code", "sha256")
    number = int.from_bytes(hmac.digest(key, request_key.bytes, "sha256"))
    code = "".join(SYMBOLS[number >> 5 * place & 31] for place in range(LENGTH))
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def plain_code(text: str) -> str:
    """Return a code as it is digested, however somebody types it: any digits, small letters, O for 0."""
    return "".join(sign for sign in latin_digits(text).upper() if sign.isalnum()).translate(_READ_AS)


def digest_of_code(code: str) -> bytes:
    """Return the digest under which a new card is kept."""
    return _digest(settings.SECRET_KEY, code)


def digests_of_code(code: str) -> list[bytes]:
    """Return the digests under which a card may be kept: cards outlive the key that they were made with."""
    return [_digest(key, code) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _digest(secret: str | bytes, code: str) -> bytes:
    key = hmac.digest(force_bytes(secret), b"zargar.gift-card", "sha256")
    return hmac.digest(key, plain_code(code).encode(), "sha256")
