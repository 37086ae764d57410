"""Identity numbers at rest: sealed, found again by a keyed hash, and shown by their end alone.

Each key of ``IDENTITY_KEYS`` makes two, one to seal and one to hash. The first key writes; all of them open and find:
a new one is put in front of the others, and nothing has to be rewritten on that day.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from tenant_apps.catalog.normalise import latin_digits

SHOWN = 4
"""How many characters of a number people see."""


def plain_number(text: str) -> str:
    """Return a number in the one form in which it is kept: Latin digits, capitals, no spaces or hyphens."""
    return "".join(letter for letter in latin_digits(text).upper() if letter.isalnum())


def seal(number: str) -> str:
    """Return the number so that only a holder of the keys can read it."""
    return _fernet().encrypt(number.encode()).decode()


def unseal(sealed: str) -> str:
    """Return the number that was sealed, with the present key or an earlier one.

    Raises:
        InvalidToken: none of the keys sealed it.
    """
    return _fernet().decrypt(sealed).decode()


def mark_of(number: str) -> str:
    """Return the keyed hash under which a number is kept: alike for the same number, and of no use without the key."""
    return marks_of(number)[0]


def marks_of(number: str) -> list[str]:
    """Return every hash under which the number may have been kept, the present key's first."""
    return [
        hmac.digest(_derived(key, b"find"), number.encode(), hashlib.sha256).hex() for key in settings.IDENTITY_KEYS
    ]


def ending_of(number: str) -> str:
    """Return the end of a number, never more than half of it."""
    return number[-min(SHOWN, len(number) // 2) :]


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, b"seal"))) for key in settings.IDENTITY_KEYS])


def _derived(key: str, purpose: bytes) -> bytes:
    return hmac.digest(key.encode(), b"zargar.identity." + purpose, hashlib.sha256)
