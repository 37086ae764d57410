from datetime import UTC, datetime

import pytest

from project.errors import InvalidInput
from shared_apps.billing.choices import SubscriptionStatus
from shared_apps.billing.models import Subscription
from shared_apps.billing.services import start_subscription
from shared_apps.plans.models import Plan
from shared_apps.tenants.models import Tenant

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def tenant(other_shop: Tenant) -> Tenant:
    Subscription.objects.filter(tenant=other_shop).delete()
    return other_shop


def test_a_shop_starts_with_the_trial_of_the_plan_it_chose(tenant: Tenant) -> None:
    subscription = start_subscription(tenant=tenant, plan_code="business", now=NOW)

    assert (subscription.plan.code, subscription.status) == ("business", SubscriptionStatus.TRIAL)
    assert (subscription.started_at, subscription.renews_at) == (NOW, datetime(2026, 12, 20, 12, tzinfo=UTC))


def test_without_a_choice_it_is_the_cheapest_plan(tenant: Tenant) -> None:
    assert start_subscription(tenant=tenant, plan_code=None, now=NOW).plan.code == "starter"


@pytest.mark.parametrize("code", ["golden", "enterprise"])
def test_a_plan_that_is_not_on_offer_is_refused(tenant: Tenant, code: str) -> None:
    Plan.objects.filter(code="enterprise").update(is_offered=False)

    with pytest.raises(InvalidInput) as refusal:
        start_subscription(tenant=tenant, plan_code=code, now=NOW)

    assert {path: why[0] for path, why in refusal.value.fields.items()} == {"planCode": "UNKNOWN"}
    assert not Subscription.objects.filter(tenant=tenant).exists()
