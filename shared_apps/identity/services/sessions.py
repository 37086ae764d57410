"""Log-ins: a family of refresh tokens on one client, each usable once."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.db import transaction

from shared_apps.identity.errors import SessionEnded, WrongCredentials
from shared_apps.identity.models import RefreshToken, User
from shared_apps.identity.services.throttle import count_failure, forget_failures, refuse_when_throttled
from shared_apps.identity.tokens import (
    ACCESS_LIFETIME,
    REFRESH_LIFETIME,
    Tokens,
    digest_of_client,
    digest_of_token,
    first_refresh_token,
    make_access_token,
    next_refresh_token,
)
from shared_apps.tenants.context import current_schema

REPEAT_WINDOW = timedelta(seconds=10)


@dataclass(frozen=True, kw_only=True)
class Client:
    """Who asks: the id that a client made for itself, its user agent, and its address (only to count failures)."""

    client_id: uuid.UUID
    user_agent: str
    address: str

    @property
    def digest(self) -> bytes:
        return digest_of_client(client_id=self.client_id, user_agent=self.user_agent)


def log_in(*, login: str, password: str, client: Client, now: datetime) -> tuple[User, Tokens]:
    """Start a session for the person with this user name or e-mail.

    Raises:
        WrongCredentials: nobody active has this name and password here.
        TooManyAttempts: this name or address failed too often.
    """
    refuse_when_throttled(login=login, address=client.address)
    user = authenticate(None, username=login, password=password)
    if user is None:
        count_failure(login=login, address=client.address)
        raise WrongCredentials
    forget_failures(login=login, address=client.address)
    token = first_refresh_token()
    with transaction.atomic():
        link = _new_link(user_id=user.pk, token=token, client=client, now=now)
        User.objects.filter(pk=user.pk).update(last_login=now)
    return user, _tokens(link=link, token=token, issued_at=now)


def refresh_session(*, token: str, client: Client, now: datetime) -> tuple[User, Tokens]:
    """Exchange a refresh token for new tokens; it is used up by that.

    The same client that repeats its last refresh within ten seconds gets the same answer again: it was lost. Any
    other use of a used token means that somebody stole one, and ends the whole family.

    Raises:
        SessionEnded: the token is unknown, expired, revoked or was replayed.
    """
    schema_name = current_schema()
    with transaction.atomic():
        link = _locked_link(token)
        is_replay = link is not None and link.used_at is not None and not _may_repeat(link, token, client, now)
        if is_replay and link is not None:
            RefreshToken.objects.filter(family=link.family, revoked_at=None).update(revoked_at=now)
        answer = None
        if link is not None and not is_replay and link.revoked_at is None and link.expires_at > now:
            successor = next_refresh_token(token, schema_name=schema_name)
            if link.used_at is None:
                link.used_at = now
                link.save(update_fields=["used_at"])
                _new_link(user_id=link.user_id, token=successor, client=client, now=now, family=link.family)
            new_link = RefreshToken.objects.get(digest=digest_of_token(successor, schema_name=schema_name))
            answer = link.user, _tokens(link=new_link, token=successor, issued_at=link.used_at)
    if answer is None:  # outside the transaction: a revocation must not be rolled back by the refusal
        raise SessionEnded
    return answer


@transaction.atomic
def log_out(*, token: str, now: datetime) -> None:
    """End the family that ``token`` belongs to; an unknown token ends nothing."""
    link = _locked_link(token)
    if link is not None:
        RefreshToken.objects.filter(family=link.family, revoked_at=None).update(revoked_at=now)


@transaction.atomic
def sweep_refresh_tokens(*, now: datetime) -> int:
    """Delete the tokens that expired; return how many."""
    return RefreshToken.objects.filter(expires_at__lt=now).delete()[0]


def _locked_link(token: str) -> RefreshToken | None:
    digest = digest_of_token(token, schema_name=current_schema())
    link = RefreshToken.objects.filter(digest=digest, user__is_active=True).select_related("user")
    return link.select_for_update(of=("self",)).first()


def _may_repeat(link: RefreshToken, token: str, client: Client, now: datetime) -> bool:
    successor = next_refresh_token(token, schema_name=current_schema())
    return (
        link.used_at is not None
        and now - link.used_at <= REPEAT_WINDOW
        and bytes(link.client_digest) == client.digest
        and RefreshToken.objects.filter(
            digest=digest_of_token(successor, schema_name=current_schema()), used_at=None
        ).exists()
    )


def _new_link(
    *, user_id: uuid.UUID, token: str, client: Client, now: datetime, family: uuid.UUID | None = None
) -> RefreshToken:
    link = RefreshToken(
        user_id=user_id,
        digest=digest_of_token(token, schema_name=current_schema()),
        client_digest=client.digest,
        created_at=now,
        expires_at=now + REFRESH_LIFETIME,
    )
    if family is not None:
        link.family = family
    link.save(force_insert=True)
    return link


def _tokens(*, link: RefreshToken, token: str, issued_at: datetime) -> Tokens:
    return Tokens(
        access_token=make_access_token(
            schema_name=current_schema(), user_id=link.user_id, family=link.family, now=issued_at
        ),
        refresh_token=token,
        access_expires_at=issued_at + ACCESS_LIFETIME,
        refresh_expires_at=link.expires_at,
    )
