"""Every mutation that there is, called by every role and by nobody: who may do what is what the matrix says."""

import json

import pytest
from django.db import connection, transaction
from django.test import Client

from schema.kit.permissions import OnHost, Open, Requires, SignedIn
from shared_apps.identity.choices import SHOP_ROLES, Role
from shared_apps.identity.permissions import PERMISSIONS
from shared_apps.tenants.models import Tenant
from tests.graph.smallest_calls import Call, calls
from tests.plugins.graphql import host_of
from tests.plugins.tenants import AddStaff, TokenFor

ANSWERED = "ANSWERED"


def outcome(call: Call, *, client: Client, shop: Tenant | None, token: str | None) -> str:
    """Send the call to a host, undo what it did, and return the code of the refusal, or that it was answered."""
    headers = {"Accept": "application/graphql-response+json", "Host": host_of(shop)}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    entered = connection.tenant  # type: ignore[attr-defined]
    with transaction.atomic():
        response = client.post("/graphql", call.body, content_type=call.content_type, headers=headers)
        connection.set_tenant(entered)  # type: ignore[attr-defined]
        transaction.set_rollback(True)
    content = json.loads(response.content)
    codes = {error["extensions"]["code"] for error in content.get("errors", [])}
    assert response.status_code == 200 or codes, content
    return " ".join(sorted(codes)) or ANSWERED


def expected(call: Call, *, role: Role | None, on_shop: bool) -> str:
    """Return what the matrix says. ``role`` is None for somebody who is not logged in."""
    if isinstance(call.where, OnHost) and (call.where.host == "SHOP") != on_shop:
        return "WRONG_HOST"
    if isinstance(call.who, Open):
        return ANSWERED
    if role is None:
        return "UNAUTHENTICATED"
    if isinstance(call.who, Requires):
        return ANSWERED if role in PERMISSIONS[call.who.permission] else "FORBIDDEN"
    assert isinstance(call.who, SignedIn)
    return ANSWERED


@pytest.mark.parametrize("role", [None, *SHOP_ROLES])
def test_a_mutation_answers_those_whom_the_matrix_names(
    client: Client, shop: Tenant, staff: AddStaff, token_for: TokenFor, role: Role | None
) -> None:
    token = None if role is None else token_for(staff(role), shop)
    everything = list(calls())

    answers = {call.name: outcome(call, client=client, shop=shop, token=token) for call in everything}

    assert answers == {call.name: expected(call, role=role, on_shop=True) for call in everything}


def test_a_shops_mutation_does_not_answer_at_the_platforms_address(client: Client, shop: Tenant) -> None:
    of_shops = [call for call in calls() if isinstance(call.where, OnHost) and call.where.host == "SHOP"]

    assert {outcome(call, client=client, shop=None, token=None) for call in of_shops} == {"WRONG_HOST"}


def test_a_refused_call_leaves_nothing_behind(
    client: Client, shop: Tenant, staff: AddStaff, token_for: TokenFor
) -> None:
    """A goldsmith looks on at the counter: not one of the calls that are refused reaches a service."""
    token = token_for(staff(Role.GOLDSMITH), shop)
    refused = [call for call in calls() if expected(call, role=Role.GOLDSMITH, on_shop=True) == "FORBIDDEN"]
    before = rows()

    for call in refused:
        client.post(
            "/graphql",
            call.body,
            content_type=call.content_type,
            headers={"Host": host_of(shop), "Authorization": f"Bearer {token}"},
        )
        connection.set_tenant(shop)  # type: ignore[attr-defined]

    assert len(refused) > 40
    assert rows() == before


def rows() -> dict[str, int]:
    """Return how many rows each table of the shop has been given."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
            " WHERE schemaname = current_schema()"
        )
        return dict(cursor.fetchall())
