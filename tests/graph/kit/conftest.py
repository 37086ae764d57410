import json
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from schema.kit.build import Schema, build_schema
from schema.view import GraphView
from shared_apps.tenants.models import Tenant
from tests.graph.kit.small_graph import GRAPHQL_JSON, Mutation, Query, Send


@pytest.fixture(scope="session")
def kit_schema() -> Schema:
    return build_schema(query=Query, mutation=Mutation)


@pytest.fixture(autouse=True)
def _no_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here reads the database; test_transactions looks at that side."""
    monkeypatch.setattr("schema.kit.execution.snapshot", nullcontext)


@pytest.fixture
def open_shop() -> Tenant:
    """A shop that is in no database."""
    return Tenant(schema_name="shop_a", slug="a", company_name="A", language="en", status="ACTIVE", currency="EUR")


@pytest.fixture
def send(kit_schema: Schema, open_shop: Tenant) -> Send:
    """Send a request to the view as a client would; ``body`` is sent as JSON unless it is bytes."""
    view = GraphView(kit_schema)

    def send_request(
        body: Any = None,
        *,
        method: str = "POST",
        accept: str | None = GRAPHQL_JSON,
        content_type: str = "application/json",
        path: str = "/graphql",
        tenant: Tenant = open_shop,
        prepare: Callable[[HttpRequest], None] = lambda request: None,
        **headers: Any,
    ) -> HttpResponse:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        if accept is not None:
            headers["HTTP_ACCEPT"] = accept
        request = RequestFactory().generic(
            method, path, b"" if body is None else content, CONTENT_TYPE=content_type, **headers
        )
        request.tenant = tenant  # type: ignore[attr-defined]  # as the middleware does
        prepare(request)
        return view(request)

    return send_request
