import pytest

from shared_apps.plans.models import Plan
from shared_apps.plans.services import seed_plans

pytestmark = pytest.mark.django_db


def test_a_new_platform_has_three_plans_from_small_to_unlimited() -> None:
    assert list(Plan.objects.values_list("code", "users")) == [("starter", 5), ("business", 25), ("enterprise", None)]


def test_seeding_again_leaves_what_a_person_changed() -> None:
    Plan.objects.filter(code="starter").update(name="Small", users=1)

    assert seed_plans() == 0
    assert Plan.objects.filter(name="Small", users=1).exists()
