import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User

pytestmark = pytest.mark.django_db


def add(monkeypatch: pytest.MonkeyPatch, password: str, *arguments: str, **options: Any) -> str:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    call_command("add_platform_admin", *arguments, stdout=out, **options)
    return out.getvalue()


def test_the_first_administrator_can_log_in(monkeypatch: pytest.MonkeyPatch) -> None:
    told = add(monkeypatch, "correct horse battery", "Root", email="Root@Example.com")

    root = User.objects.get()
    assert (root.username, root.email, root.role) == ("root", "root@example.com", Role.PLATFORM_ADMIN)
    assert root.check_password("correct horse battery")
    assert told == "root can log in at /console/.\n"


@pytest.mark.parametrize(("username", "password"), [("root", "short"), ("two words", "correct horse battery")])
def test_what_cannot_be_is_said_and_nobody_is_added(
    monkeypatch: pytest.MonkeyPatch, username: str, password: str
) -> None:
    with pytest.raises(CommandError, match=r"Nobody was added\.\n- "):
        add(monkeypatch, password, username)

    assert not User.objects.exists()
