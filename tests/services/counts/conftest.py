import uuid

import pytest

from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.branches.services.create_branch import create_branch


@pytest.fixture
def branch(shop: Tenant) -> Branch:
    return Branch.objects.get(is_default=True)


@pytest.fixture
def second_branch(shop: Tenant) -> Branch:
    return create_branch(idempotency_key=uuid.uuid4(), code="TWO", name="Second")
