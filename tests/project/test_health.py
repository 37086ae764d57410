from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from redis.exceptions import ConnectionError as RedisConnectionError

from project import health
from shared_apps.tenants.models import TemplateScript


def test_alive_touches_neither_database_nor_redis(client: Client) -> None:
    # no database mark: a query would fail this test
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_names_every_part(client: Client) -> None:
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "redis": "ok", "template": "ok"}


@pytest.mark.django_db
def test_a_probe_asks_by_address_so_any_host_is_answered(client: Client) -> None:
    assert client.get("/readyz", headers={"Host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/healthz", headers={"Host": "nobody.example"}).status_code == 200


@pytest.mark.django_db
def test_not_ready_while_the_template_is_of_another_release(client: Client) -> None:
    TemplateScript.objects.all().delete()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"status": "missing", "database": "ok", "redis": "ok", "template": "missing"}


def test_not_ready_without_a_database_and_the_answer_keeps_its_address_to_itself(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> bool:
        raise OperationalError("connection to server at 10.1.2.3, user zargar failed")

    monkeypatch.setitem(health.PARTS, "database", away)
    monkeypatch.setitem(health.PARTS, "template", away)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"status": "missing", "database": "missing", "redis": "ok", "template": "missing"}
    assert b"10.1.2.3" not in response.content


@pytest.mark.django_db
def test_not_ready_without_redis(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise RedisConnectionError("Error 111 connecting to 10.1.2.3:6379")

    monkeypatch.setattr(cache, "set", away)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["redis"] == "missing"


@pytest.mark.django_db
def test_asking_costs_two_statements(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client.get("/readyz")

    with django_assert_num_queries(2):
        client.get("/readyz")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_reading_is_allowed(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
