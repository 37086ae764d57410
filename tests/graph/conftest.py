from collections.abc import Callable
from functools import partial

import pytest

from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tests.plugins.graphql import Answer, Graph
from tests.plugins.tenants import TokenFor

type Ask = Callable[..., Answer]


@pytest.fixture
def ask(graph: Graph, token_for: TokenFor, shop: Tenant, owner: User) -> Ask:
    """Ask shop A's graph as its owner."""
    return partial(graph, shop=shop, token=token_for(owner, shop))
