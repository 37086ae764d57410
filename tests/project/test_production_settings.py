"""Production starts with everything it needs, or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "DJANGO_SETTINGS_MODULE": "project.settings.production",
    "SECRET_KEY": "k" * 25 + "9" * 25 + "-of-this-test",
    "IDENTITY_KEYS": "i" * 25 + "8" * 25 + "-of-that-test",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    "REDIS_URL": "redis://127.0.0.1:1",
    "EMAIL_URL": "smtp+tls://user:password@127.0.0.1:587",
    "PLATFORM_HOST": "zargar.example",
}
PRINT = """
import django
django.setup()
from django.conf import settings
print(settings.DEBUG, settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, settings.ALLOWED_HOSTS)
"""


def start(**changes: str | None) -> subprocess.CompletedProcess[str]:
    wanted = {**SAFE, **changes}
    environment = {name: value for name, value in wanted.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", PRINT],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_safe_environment_starts() -> None:
    started = start()

    assert started.returncode == 0, started.stderr
    assert started.stdout.strip() == "False True True ['zargar.example', '.zargar.example']"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SECRET_KEY", None, "SECRET_KEY is missing"),
        ("SECRET_KEY", "short", "SECRET_KEY is too short"),
        ("SECRET_KEY", "a" * 80, "SECRET_KEY repeats"),
        ("SECRET_KEY", "django-insecure-" + "abcdefghij0123456789" * 3, "SECRET_KEY is a default"),
        ("IDENTITY_KEYS", None, "IDENTITY_KEYS is missing"),
        ("IDENTITY_KEYS", SAFE["IDENTITY_KEYS"] + ",short", "IDENTITY_KEYS is too short"),
        ("IDENTITY_KEYS", SAFE["SECRET_KEY"], "IDENTITY_KEYS holds SECRET_KEY"),
        ("DATABASE_URL", None, "DATABASE_URL is missing"),
        ("REDIS_URL", None, "REDIS_URL is missing"),
        ("EMAIL_URL", None, "EMAIL_URL is missing"),
        ("PLATFORM_HOST", None, "PLATFORM_HOST is missing"),
        ("PLATFORM_HOST", "*", "PLATFORM_HOST must be one host name"),
        ("DEBUG", "true", "DEBUG is on"),
    ],
)
def test_an_unsafe_environment_is_refused_by_name(name: str, value: str | None, told: str) -> None:
    started = start(**{name: value})

    assert started.returncode != 0
    assert told in started.stderr
    if value is not None and len(value) > 5:
        assert value not in started.stderr


def test_everything_that_is_missing_is_named_at_once_and_no_database_is_started(tmp_path: Path) -> None:
    started = start(SECRET_KEY=None, DATABASE_URL=None, REDIS_URL=None, PLATFORM_HOST=None, ZARGAR_HOME=str(tmp_path))

    assert started.returncode != 0
    assert all(f"{name} is missing" in started.stderr for name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL"))
    assert list(tmp_path.iterdir()) == []
