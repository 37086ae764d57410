from decimal import Decimal

import pytest

from tenant_apps.pricing.errors import ImpossibleValue
from tenant_apps.pricing.fineness import (
    FINENESS_OF_KARAT,
    alloy_to_lower,
    fine_weight,
    karat_of,
    metal_to_raise,
    net_weight,
)

D = Decimal


@pytest.mark.parametrize(
    ("fineness", "karat"),
    [("999.9", 24), ("995", 24), ("916", 22), ("875", 21), ("750", 18), ("585", 14), ("740", None)],
)
def test_a_karat_is_a_name_for_a_fineness(fineness: str, karat: int | None) -> None:
    assert karat_of(D(fineness)) == karat


def test_22_karat_is_the_stamp_916_and_not_the_fraction() -> None:
    assert FINENESS_OF_KARAT[22] == D(916)


def test_net_weight_leaves_out_stones_and_other_parts() -> None:
    net = net_weight(gross=D("5.1000"), stone_carats=D("1.250"), other_parts=D("0.3500"))

    assert net == D("4.5000")


def test_parts_cannot_outweigh_the_piece() -> None:
    with pytest.raises(ImpossibleValue):
        net_weight(gross=D(1), stone_carats=D(6))


def test_fine_weight_keeps_all_eight_decimals() -> None:
    assert fine_weight(net=D("3.3333"), fineness=D("999.9")) == D("3.33296667")


def test_al_1_995_is_lowered_to_750() -> None:
    alloy = alloy_to_lower(weight=D(100), fineness=D(995), target=D(750))

    assert round(alloy, 4) == D("32.6667")


def test_al_2_705_is_raised_to_750_with_fine_gold() -> None:
    metal = metal_to_raise(weight=D(50), fineness=D(705), target=D(750), added=D("999.9"))

    assert round(metal, 4) == D("9.0036")


def test_alloying_does_not_go_the_wrong_way() -> None:
    with pytest.raises(ImpossibleValue):
        alloy_to_lower(weight=D(100), fineness=D(750), target=D(995))
    with pytest.raises(ImpossibleValue):
        metal_to_raise(weight=D(50), fineness=D(705), target=D(750), added=D(750))
