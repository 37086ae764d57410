"""What the logs say and what they never say."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog
from celery import shared_task
from celery.app.trace import build_tracer
from django.db import IntegrityError, transaction
from django.test import Client
from django_structlog.celery.receivers import CeleryReceiver
from pytest_django import Settings
from structlog.stdlib import ProcessorFormatter

from project.celery import app
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant

type Lines = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Return a function that gives the JSON lines with an event's name, as the real handler writes them."""
    stream = io.StringIO()
    root = logging.getLogger()
    ours = next(one for one in root.handlers if isinstance(one.formatter, ProcessorFormatter))
    handler = logging.StreamHandler(stream)
    handler.setFormatter(ours.formatter)
    root.addHandler(handler)

    def named(event: str) -> list[dict[str, Any]]:
        told = [json.loads(line) for line in stream.getvalue().splitlines()]
        return [line for line in told if line["event"] == event]

    yield named
    root.removeHandler(handler)


def test_a_request_is_one_line_with_its_id_shop_and_duration(client: Client, other_shop: Tenant, lines: Lines) -> None:
    client.get(
        "/static/nothing-here.js?phone=09121234567",
        headers={
            "Host": f"{other_shop.slug}.testserver",
            "User-Agent": "Secret Browser",
            "X-Forwarded-For": "203.0.113.9",
            "Authorization": "Bearer secret-token",
        },
        REMOTE_ADDR="203.0.113.9",
    )

    [line] = lines("request_finished")
    assert line.keys() == {
        "event", "level", "logger", "timestamp", "request", "code", "request_id", "tenant", "duration_ms"
    }  # fmt: skip
    assert (line["request"], line["code"], line["tenant"]) == (
        "GET /static/nothing-here.js",
        404,
        other_shop.schema_name,
    )
    assert isinstance(line["duration_ms"], int)
    assert lines("request_started") == []


def test_a_failed_request_says_where_and_how_long(
    client: Client, other_shop: Tenant, lines: Lines, settings: Settings
) -> None:
    settings.FRONTEND_DIST = "broken on purpose"
    client.raise_request_exception = False

    client.get("/", headers={"Host": f"{other_shop.slug}.testserver"})

    [line] = lines("request_failed")
    assert (line["code"], line["tenant"]) == (500, other_shop.schema_name)
    assert line["duration_ms"] >= 0
    assert "project/web_app.py" in line["exception"]


def test_the_contents_of_a_refused_row_stay_out_of_the_logs(shop: Tenant, lines: Lines) -> None:
    try:
        with transaction.atomic():
            User.objects.create(username="owner", full_name="Parviz Secret", role="OWNER")
    except IntegrityError:
        structlog.get_logger("tests").exception("row_refused")

    [line] = lines("row_refused")
    assert "duplicate key value violates unique constraint" in line["exception"]
    assert "DETAIL: left out" in line["exception"]
    assert "(owner)" not in line["exception"]


@shared_task(name="tests.says_hello")
def says_hello(**_: Any) -> None:
    structlog.get_logger("tests").info("hello")


def test_a_task_names_its_shop_the_request_that_sent_it_and_its_duration(lines: Lines) -> None:
    receiver = CeleryReceiver()
    receiver.connect_worker_signals()
    tracer = build_tracer(says_hello.name, app.tasks[says_hello.name], app=app)

    tracer(
        "00000000-0000-0000-0000-000000000001",
        [],
        {"schema_name": "shop_a"},
        {"id": "1", "__django_structlog__": {"request_id": "r-1"}, "args": [], "kwargs": {"schema_name": "shop_a"}},
    )
    structlog.contextvars.clear_contextvars()

    [hello] = lines("hello")
    [done] = lines("task_succeeded")
    assert (hello["tenant"], hello["request_id"]) == ("shop_a", "r-1")
    assert (done["task"], done["tenant"], done["request_id"]) == ("tests.says_hello", "shop_a", "r-1")
    assert done["duration_ms"] >= 0
