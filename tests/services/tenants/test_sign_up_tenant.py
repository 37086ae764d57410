"""Sign-ups wait for each other from the moment when a role joins the group of all shops: it must be a short one."""

import uuid

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.plugins.tenants import _drop, open_shop


def test_no_lock_is_held_while_the_password_is_hashed(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_transaction: list[bool] = []

    def watched(password: str) -> str:
        in_a_transaction.append(connection.in_atomic_block)
        return make_password(password)

    monkeypatch.setattr("django.contrib.auth.base_user.make_password", watched)
    with django_db_blocker.unblock():
        _drop(open_shop(f"hashed-{uuid.uuid4().hex[:8]}"))

    assert in_a_transaction == [False]
