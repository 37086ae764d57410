"""A refresh token is good once; whoever replays one ends the whole log-in."""

import uuid
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from shared_apps.identity.errors import SessionEnded, Unauthenticated
from shared_apps.identity.models import RefreshToken, User
from shared_apps.identity.services.sessions import log_in, log_out, refresh_session, sweep_refresh_tokens
from shared_apps.identity.tokens import Tokens, read_access_token
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tests.plugins.tenants import CLIENT, PASSWORD

NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def tokens(owner: User) -> Tokens:
    return log_in(login="owner", password=PASSWORD, client=CLIENT, now=NOW)[1]


def refreshed(token: str, *, after: timedelta = timedelta(), client: object = CLIENT) -> Tokens:
    return refresh_session(token=token, client=client, now=NOW + after)[1]  # type: ignore[arg-type]


def is_open() -> bool:
    return RefreshToken.objects.filter(revoked_at=None).exists()


def test_each_refresh_gives_a_new_token_that_works(tokens: Tokens) -> None:
    second = refreshed(tokens.refresh_token)
    third = refreshed(second.refresh_token, after=timedelta(minutes=1))

    assert len({tokens.refresh_token, second.refresh_token, third.refresh_token}) == 3


def test_the_same_client_whose_answer_was_lost_gets_it_again(tokens: Tokens) -> None:
    answer = refreshed(tokens.refresh_token)

    assert refreshed(tokens.refresh_token, after=timedelta(seconds=10)) == answer
    assert is_open()


@pytest.mark.parametrize(
    ("after", "client"),
    [
        pytest.param(timedelta(seconds=11), CLIENT, id="too late"),
        pytest.param(timedelta(seconds=1), replace(CLIENT, client_id=uuid.UUID(int=8)), id="another client"),
        pytest.param(timedelta(seconds=1), replace(CLIENT, user_agent="curl"), id="another user agent"),
    ],
)
def test_a_replay_ends_the_whole_family(tokens: Tokens, after: timedelta, client: object) -> None:
    successor = refreshed(tokens.refresh_token)

    with pytest.raises(SessionEnded):
        refreshed(tokens.refresh_token, after=after, client=client)

    assert not is_open()
    with pytest.raises(SessionEnded):
        refreshed(successor.refresh_token, after=after)


def test_only_the_last_refresh_can_be_repeated(tokens: Tokens) -> None:
    second = refreshed(tokens.refresh_token)
    refreshed(second.refresh_token, after=timedelta(seconds=1))

    with pytest.raises(SessionEnded):
        refreshed(tokens.refresh_token, after=timedelta(seconds=2))

    assert not is_open()


def test_a_token_ends_after_seven_days(tokens: Tokens) -> None:
    with pytest.raises(SessionEnded):
        refreshed(tokens.refresh_token, after=timedelta(days=7))


def test_logging_out_ends_the_family(tokens: Tokens) -> None:
    log_out(token=tokens.refresh_token, now=NOW)

    with pytest.raises(SessionEnded):
        refreshed(tokens.refresh_token)


def test_another_log_in_is_another_family(tokens: Tokens) -> None:
    elsewhere = log_in(login="OWNER@aurum.example", password=PASSWORD, client=CLIENT, now=NOW)[1]
    log_out(token=tokens.refresh_token, now=NOW)

    assert refreshed(elsewhere.refresh_token).refresh_token != elsewhere.refresh_token


def test_a_refresh_token_is_worth_nothing_in_another_shop(tokens: Tokens, other_shop: Tenant) -> None:
    with in_tenant(other_shop), pytest.raises(SessionEnded):
        refreshed(tokens.refresh_token)

    assert is_open()


def test_an_access_token_is_worth_nothing_in_another_shop(tokens: Tokens, other_shop: Tenant) -> None:
    with pytest.raises(Unauthenticated):
        read_access_token(tokens.access_token, schema_name=other_shop.schema_name)


def test_a_person_who_was_deactivated_cannot_refresh(tokens: Tokens, owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(is_active=False)

    with pytest.raises(SessionEnded):
        refreshed(tokens.refresh_token)


def test_expired_tokens_are_swept(tokens: Tokens) -> None:
    def sweep(at: datetime) -> int:
        return sweep_refresh_tokens(now=at)

    assert sweep(NOW + timedelta(days=6)) == 0
    assert sweep(NOW + timedelta(days=7, seconds=1)) == 1
