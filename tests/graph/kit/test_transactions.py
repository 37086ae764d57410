"""When an operation reads and when it may write; on a shop whose transactions really begin and end."""

from collections.abc import Iterator

import pytest
import strawberry
from django.db import connection, transaction

from project.database.snapshots import snapshot
from schema.kit.build import Schema, build_schema
from schema.kit.permissions import on_any_host, public_field
from shared_apps.identity.models import User
from shared_apps.tenants.context import in_tenant
from shared_apps.tenants.models import Tenant
from tests.graph.kit.small_graph import Send, codes_of, content_of


def state() -> str:
    """Say what kind of transaction is open."""
    if not connection.in_atomic_block:
        return "none"
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')")
        isolation, read_only = cursor.fetchone()
    return f"{isolation}, {'read only' if read_only == 'on' else 'writable'}"


SNAPSHOT = "repeatable read, read only"


@strawberry.type
class Result:
    before: str

    @strawberry.field
    def after(self) -> str:
        return state()

    @strawberry.field
    def crash(self) -> str | None:
        raise RuntimeError


@strawberry.type
class Query:
    @strawberry.field(extensions=[on_any_host, public_field])
    def state(self) -> str:
        return state()

    @strawberry.field(extensions=[on_any_host, public_field])
    def moment(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT now()::text")
            return str(cursor.fetchone()[0])

    @strawberry.field(extensions=[on_any_host, public_field])
    def write(self) -> int | None:
        return User.objects.update(full_name="Changed")

    @strawberry.field(extensions=[on_any_host, public_field])
    def broken(self) -> str | None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        return None


@strawberry.type
class Mutation:
    @strawberry.mutation(extensions=[on_any_host, public_field])
    def rename(self, name: str) -> Result:
        before = state()
        with transaction.atomic():
            User.objects.update(full_name=name)
        return Result(before=before)

    @strawberry.mutation(extensions=[on_any_host, public_field])
    def fail(self) -> Result | None:
        with transaction.atomic():
            User.objects.update(full_name="Changed")
            raise RuntimeError


@pytest.fixture(scope="module")
def kit_schema() -> Schema:
    return build_schema(query=Query, mutation=Mutation)


@pytest.fixture(autouse=True)
def _no_transactions() -> None:
    """Here they are real."""


@pytest.fixture(autouse=True)
def _in_the_shop(committed_shop: Tenant) -> Iterator[None]:
    with in_tenant(committed_shop):
        yield
        assert not connection.in_atomic_block
        assert connection.get_autocommit()
        assert (connection.connection.isolation_level, connection.connection.read_only) == (None, None)


def names() -> list[str]:
    with transaction.atomic():
        return list(User.objects.values_list("full_name", flat=True))


def test_a_query_reads_in_one_snapshot(send: Send) -> None:
    data = content_of(send({"query": "{ state a: moment b: moment }"}))["data"]

    assert data["state"] == SNAPSHOT
    assert data["a"] == data["b"]


def test_a_query_cannot_write(send: Send) -> None:
    before = names()

    assert codes_of(send({"query": "{ write }"})) == ["INTERNAL"]
    assert names() == before


def test_a_query_ends_its_transaction_after_an_error_of_the_database(send: Send) -> None:
    assert codes_of(send({"query": "{ broken }"})) == ["INTERNAL"]
    assert content_of(send({"query": "{ state }"}))["data"] == {"state": SNAPSHOT}


def test_a_mutation_opens_its_own_transaction_and_reads_its_result_in_a_snapshot(send: Send) -> None:
    query = 'mutation { a: rename(name: "A") { before after } b: rename(name: "B") { before after } }'
    data = content_of(send({"query": query}))["data"]

    assert data == {field: {"before": "none", "after": SNAPSHOT} for field in ("a", "b")}
    assert names() == ["B"]


def test_what_one_root_field_did_stays_when_the_next_one_fails(send: Send) -> None:
    response = send({"query": 'mutation { rename(name: "A") { before } fail { before } }'})

    assert codes_of(response) == ["INTERNAL"]
    assert content_of(response)["data"] == {"rename": {"before": "none"}, "fail": None}
    assert names() == ["A"]


def test_a_crash_while_reading_the_result_ends_the_snapshot(send: Send) -> None:
    query = 'mutation { a: rename(name: "A") { crash } b: rename(name: "B") { before } }'
    response = send({"query": query})

    assert codes_of(response) == ["INTERNAL"]
    assert content_of(response)["data"]["b"] == {"before": "none"}


def test_a_snapshot_inside_a_transaction_is_that_transaction() -> None:
    with transaction.atomic(), snapshot():
        assert state() == "read committed, writable"
