import pytest

from shared_apps.identity.models import User
from tenant_apps.catalog.models import Item
from tenant_apps.purchasing.models import Supplier
from tests.counter import Counter, open_counter
from tests.purchasing import open_supplier


@pytest.fixture
def counter(owner: User) -> Counter:
    return open_counter(owner)


@pytest.fixture
def supplier(counter: Counter) -> Supplier:
    return open_supplier()


@pytest.fixture
def ring(counter: Counter) -> Item:
    """Rings of 10 g 750 that are counted; none is in stock yet."""
    return Item.objects.create(
        sku="RING",
        name="Ring",
        tracking="QUANTITY",
        metal="XAU",
        fineness=750,
        gross_weight=10,
        net_weight=10,
        search_text="ring",
    )
