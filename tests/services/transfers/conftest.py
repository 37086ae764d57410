import uuid

import pytest

from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.branches.services.create_branch import create_branch
from tests.transfers import Road


@pytest.fixture
def road(owner: User) -> Road:
    there = create_branch(idempotency_key=uuid.uuid4(), code="TWO", name="Second")
    return Road(actor=owner, here=Branch.objects.get(is_default=True), there=there)
