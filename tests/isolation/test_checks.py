"""A setting that would let shops mix is found before anything runs."""

import pytest
from django.conf import settings

from shared_apps.tenants.checks import check_isolation


def test_the_settings_hold_shops_apart() -> None:
    assert check_isolation() == []


@pytest.mark.parametrize(
    ("setting", "value", "found"),
    [
        ("CACHES", {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}, ["tenants.E001"]),
        (
            "DATABASES",
            {"default": {"ENGINE": "django_tenants.postgresql_backend", "OPTIONS": {"server_side_binding": True}}},
            ["tenants.E002"],
        ),
        ("DATABASES", {"default": {"ENGINE": "project.database"}}, ["tenants.E003"]),
    ],
)
def test_a_setting_that_mixes_them_is_named(
    monkeypatch: pytest.MonkeyPatch, setting: str, value: object, found: list[str]
) -> None:
    monkeypatch.setattr(settings, setting, value)

    assert [message.id for message in check_isolation()] == found
