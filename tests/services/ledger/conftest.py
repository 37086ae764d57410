import pytest

from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch


@pytest.fixture
def books(shop: Tenant) -> Branch:
    """Return the branch whose books the examples of a property write in; each takes its own back."""
    return Branch.objects.get(is_default=True)
