from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from project.errors import InvalidInput
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.choices import ItemClass
from tenant_apps.loyalty.models import LoyaltyProgram
from tenant_apps.loyalty.models.loyalty_program import Tier
from tenant_apps.loyalty.services.set_loyalty_program import ProgramRules, set_loyalty_program

SILVER = Tier(name="Silver", from_spend=Decimal(0), money_per_point=Decimal(1_000_000))
GOLD = Tier(name="Gold", from_spend=Decimal(100_000_000), money_per_point=Decimal(500_000))
RULES = ProgramRules(
    is_active=True,
    tiers=[SILVER, GOLD],
    excluded_classes=[ItemClass.COIN, ItemClass.BULLION],
    point_value=Decimal(10_000),
    minimum_points=5,
    expiry_months=24,
    referral_points=50,
    gift_card_months=12,
)


def test_the_program_is_what_was_said_last(shop: Tenant) -> None:
    set_loyalty_program(rules=RULES)
    set_loyalty_program(rules=replace(RULES, expiry_months=None))

    program = LoyaltyProgram.objects.get()
    assert program.all_tiers() == [SILVER, GOLD]
    assert program.excluded_classes == ["BULLION", "COIN"]
    assert (program.point_value, program.minimum_points, program.expiry_months) == (10_000, 5, None)
    assert [program.tier_for(Decimal(spent)).name for spent in (-1, 0, 99_999_999, 100_000_000)] == [
        "Silver",
        "Silver",
        "Silver",
        "Gold",
    ]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"tiers": []}, "tiers", "REQUIRED"),
        ({"tiers": [GOLD]}, "tiers.0.from_spend", "NOT_ZERO"),
        ({"tiers": [SILVER, GOLD, GOLD]}, "tiers.2.from_spend", "NOT_RISING"),
        ({"tiers": [replace(SILVER, name=" ")]}, "tiers.0.name", "REQUIRED"),
        ({"tiers": [replace(SILVER, name="x" * 41)]}, "tiers.0.name", "TOO_LONG"),
        ({"tiers": [replace(SILVER, money_per_point=Decimal(0))]}, "tiers.0.money_per_point", "TOO_SMALL"),
        ({"tiers": [SILVER, *(replace(GOLD, from_spend=Decimal(n)) for n in range(1, 11))]}, "tiers", "TOO_MANY"),
        ({"point_value": Decimal(0)}, "point_value", "NOT_PAYABLE"),
        ({"point_value": Decimal("0.001")}, "point_value", "NOT_PAYABLE"),
        ({"expiry_months": 0}, "expiry_months", "TOO_SMALL"),
        ({"gift_card_months": -1}, "gift_card_months", "TOO_SMALL"),
        ({"minimum_points": -1}, "minimum_points", "TOO_SMALL"),
    ],
)
def test_what_cannot_be_changes_nothing(shop: Tenant, changes: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        set_loyalty_program(rules=replace(RULES, **changes))

    assert {path: said for path, (said, _) in refusal.value.fields.items()} == {field: code}
    assert not LoyaltyProgram.objects.exists()
