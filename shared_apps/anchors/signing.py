"""Sign a head with Ed25519, so that somebody with the public key alone can check it and make none."""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from shared_apps.anchors.errors import SigningKeyUnknown
from shared_apps.anchors.models import Anchor

PURPOSE = b"zargar audit anchor 1\x00"


def sign(anchor: Anchor) -> None:
    """Put the newest key's id and its signature on the anchor.

    Raises:
        SigningKeyUnknown: there is no key.
    """
    anchor.key_id = next(iter(settings.AUDIT_SIGNING_KEYS), "")
    anchor.signature = _key(anchor.key_id).sign(_content(anchor))


def is_signed(anchor: Anchor) -> bool:
    """Return whether the anchor is as one of our keys signed it.

    Raises:
        SigningKeyUnknown: the key that it names is not there any more.
    """
    try:
        _key(anchor.key_id).public_key().verify(bytes(anchor.signature), _content(anchor))
    except InvalidSignature:
        return False
    return True


def _key(key_id: str) -> Ed25519PrivateKey:
    secret = settings.AUDIT_SIGNING_KEYS.get(key_id)
    if secret is None:
        raise SigningKeyUnknown(key_id)
    # Ed25519 wants 32 bytes; the secret is random, so one hash makes a key of it, and the purpose keeps it from others.
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(PURPOSE + secret.encode()).digest())


def _content(anchor: Anchor) -> bytes:
    sealed_at = anchor.sealed_at.isoformat() if anchor.sealed_at else ""
    numbers = anchor.number.to_bytes(8) + anchor.entries.to_bytes(8)
    return PURPOSE + anchor.tenant_id.bytes + numbers + bytes(anchor.hash) + sealed_at.encode()
