import pytest

from shared_apps.plans.models import Plan
from shared_apps.tenants.models import Tenant
from tests.plugins.graphql import Graph

pytestmark = pytest.mark.django_db
PLANS = "{ plans { code name price currency cycle users items branches storageMb trialDays } }"


def test_everybody_sees_the_plans_on_offer_from_the_cheapest(graph: Graph) -> None:
    Plan.objects.filter(code="business").update(is_offered=False)

    plans = graph(PLANS).data["plans"]

    assert [plan["code"] for plan in plans] == ["starter", "enterprise"]
    assert plans[0] == {
        "code": "starter",
        "name": "Starter",
        "price": "19.0000",
        "currency": "USD",
        "cycle": "MONTHLY",
        "users": 5,
        "items": 100_000,
        "branches": 2,
        "storageMb": 2_048,
        "trialDays": 30,
    }
    assert plans[1]["users"] is None


def test_on_a_shops_host_the_question_is_at_the_wrong_address(graph: Graph, other_shop: Tenant) -> None:
    assert graph(PLANS, shop=other_shop).codes == ["WRONG_HOST"]
