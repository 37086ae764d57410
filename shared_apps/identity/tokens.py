"""Access and refresh tokens, bound to the schema they were made in; on another host they are worth nothing."""

import hashlib
import hmac
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

import jwt
from django.conf import settings

from shared_apps.identity.errors import Unauthenticated

ACCESS_LIFETIME = timedelta(minutes=15)
REFRESH_LIFETIME = timedelta(days=7)
ALGORITHM = "HS256"


@dataclass(frozen=True, kw_only=True)
class Tokens:
    access_token: str
    refresh_token: str
    access_expires_at: datetime
    refresh_expires_at: datetime


def _key(purpose: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"zargar.{purpose}".encode(), "sha256")


def make_access_token(*, schema_name: str, user_id: uuid.UUID, family: uuid.UUID, now: datetime) -> str:
    claims = {
        "sub": str(user_id),
        "ten": schema_name,
        "fam": str(family),
        "iat": int(now.timestamp()),
        "exp": int((now + ACCESS_LIFETIME).timestamp()),
    }
    return jwt.encode(claims, _key("access"), ALGORITHM)


@dataclass(frozen=True, kw_only=True)
class AccessClaims:
    user_id: uuid.UUID
    family: uuid.UUID


def read_access_token(token: str, *, schema_name: str) -> AccessClaims:
    """Return whose token this is.

    Raises:
        Unauthenticated: it is forged, expired, or was made in another schema.
    """
    try:
        claims = jwt.decode(token, _key("access"), [ALGORITHM], options={"require": ["sub", "ten", "fam", "exp"]})
        if not hmac.compare_digest(str(claims["ten"]).encode(), schema_name.encode()):
            raise Unauthenticated
        return AccessClaims(user_id=uuid.UUID(claims["sub"]), family=uuid.UUID(claims["fam"]))
    except (jwt.InvalidTokenError, ValueError) as error:
        raise Unauthenticated from error


def first_refresh_token() -> str:
    return secrets.token_urlsafe(32)


def next_refresh_token(token: str, *, schema_name: str) -> str:
    """Return the one successor of ``token``.

    Derived, so that a client whose answer was lost can be told the same again though only digests are stored.
    """
    return hmac.new(_key("refresh"), f"{schema_name}:{token}".encode(), hashlib.sha256).hexdigest()


def digest_of_token(token: str, *, schema_name: str) -> bytes:
    return hashlib.sha256(f"{schema_name}:{token}".encode()).digest()


def digest_of_client(*, client_id: uuid.UUID, user_agent: str) -> bytes:
    return hashlib.sha256(f"{client_id}:{user_agent}".encode()).digest()
