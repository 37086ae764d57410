from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from shared_apps.market.choices import Metal
from shared_apps.tenants.models import Tenant
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import MakingMethod
from tenant_apps.catalog.models import Item
from tenant_apps.pricing.models import BoardRate, PricingSettings

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

type MakeItem = Callable[..., Item]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def board(shop: Tenant) -> PricingSettings:
    """The shop keeps its own board: gold at 5,000,000 rials a gram of 750, told five minutes ago."""
    BoardRate.objects.create(
        metal=Metal.GOLD,
        currency="IRR",
        per_fine_gram=Decimal("6666666.666667"),
        source="board",
        quoted_at=NOW - timedelta(minutes=5),
    )
    return PricingSettings.objects.create(follows_platform_rates=False)


@pytest.fixture
def branch(shop: Tenant) -> Branch:
    return Branch.objects.get_or_create(code="T1", defaults={"name": "Bazaar"})[0]


@pytest.fixture
def make_item(shop: Tenant) -> MakeItem:
    """Return a function that makes a ring of 10 g 750 with 18 % making charge, changed as told."""

    def make(sku: str = "RING", **changes: object) -> Item:
        fields: dict[str, object] = {
            "name": "Ring",
            "metal": Metal.GOLD,
            "fineness": Decimal(750),
            "gross_weight": Decimal(10),
            "net_weight": Decimal(10),
            "making_method": MakingMethod.PERCENT_OF_METAL,
            "making_amount": Decimal(18),
            **changes,
        }
        item = Item.objects.create(sku=sku, **fields)
        item.refresh_from_db()
        return item

    return make
