"""The graph over real HTTP, as a client sees it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from shared_apps.tenants.models import Tenant


@dataclass(frozen=True)
class Answer:
    """One answer of the graph."""

    status: int
    content: dict[str, Any]

    @property
    def data(self) -> dict[str, Any]:
        """What came of it; fails the test when something went wrong."""
        assert "errors" not in self.content, self.content["errors"]
        data: dict[str, Any] = self.content["data"]
        return data

    @property
    def codes(self) -> list[str]:
        """The codes of the top-level errors, in order."""
        return [error["extensions"]["code"] for error in self.content.get("errors", [])]


type Graph = Callable[..., Answer]


def host_of(shop: Tenant | None) -> str:
    """Return the host of a shop, or the platform's own."""
    return f"{shop.slug}.{settings.PLATFORM_HOST}" if shop else settings.PLATFORM_HOST


@pytest.fixture
def graph(client: Client) -> Graph:
    """Ask the graph: ``graph(query, variables, shop=…, token=…)``; without a shop on the platform's host."""

    def ask(
        query: str,
        variables: dict[str, Any] | None = None,
        *,
        shop: Tenant | None = None,
        token: str | None = None,
        language: str = "en",
    ) -> Answer:
        headers = {"Accept": "application/graphql-response+json", "Accept-Language": language, "Host": host_of(shop)}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        body = json.dumps({"query": query, "variables": variables or {}})
        session: Any = connection
        entered = session.tenant
        try:
            response = client.post("/graphql", body, content_type="application/json", headers=headers)
        finally:
            session.set_tenant(entered)  # the request leaves for the platform; the test stays where it was
        return Answer(response.status_code, json.loads(response.content))

    return ask
