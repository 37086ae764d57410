from collections.abc import Callable
from functools import partial

import pytest

from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tests.plugins.graphql import Answer, Graph
from tests.plugins.tenants import AddStaff, TokenFor
from tests.till import Till, set_up_till

type Ask = Callable[..., Answer]


@pytest.fixture
def till(owner: User) -> Till:
    return set_up_till(owner)


@pytest.fixture
def cashier(staff: AddStaff) -> User:
    return staff(Role.CASHIER)


@pytest.fixture
def ask_as(graph: Graph, token_for: TokenFor, shop: Tenant) -> Callable[[User], Ask]:
    """Return a function that asks shop A's graph as a person."""
    return lambda person: partial(graph, shop=shop, token=token_for(person, shop))
