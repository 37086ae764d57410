"""What a shop's database role may do with the tables of the platform: read the rates, and nothing else."""

from decimal import Decimal

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from shared_apps.billing.models import Subscription
from shared_apps.events.models import OutboxEvent
from shared_apps.market.models import MetalRate
from shared_apps.plans.models import Plan
from shared_apps.tenants.context import in_public
from shared_apps.tenants.models import Domain, Tenant


@pytest.fixture
def rate(db: None) -> MetalRate:
    with in_public():
        return MetalRate.objects.create(
            metal="XAU", currency="XTS", per_fine_gram=Decimal(100), source="test", quoted_at=timezone.now()
        )


def test_a_shop_reads_the_platforms_rates(rate: MetalRate, shop: Tenant) -> None:
    assert MetalRate.objects.in_force(metal="XAU", currency="XTS", at=timezone.now()) == rate


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE public.market_metalrate SET per_fine_gram = 1",
        "DELETE FROM public.market_metalrate",
        "INSERT INTO public.market_metalrate SELECT * FROM public.market_metalrate",
        "TRUNCATE public.market_metalrate",
    ],
)
def test_a_shop_changes_none_of_them(rate: MetalRate, shop: Tenant, statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)

    assert MetalRate.objects.get(currency="XTS").per_fine_gram == 100


@pytest.mark.parametrize("model", [Plan, Subscription, Tenant, Domain, OutboxEvent])
def test_a_shop_reads_nothing_else_of_the_platform(
    shop: Tenant, model: type[Plan | Subscription | Tenant | Domain | OutboxEvent]
) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        model._default_manager.count()
