from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tenant_apps.pricing.buy_back import (
    grams_paid_by,
    melt_value,
    rate_from_mazaneh,
    rate_from_ounce,
)
from tenant_apps.pricing.errors import ImpossibleValue
from tenant_apps.pricing.fineness import COIN_FINENESS_IRAN, OLD_18K_FINENESS, fine_weight
from tenant_apps.pricing.piece import MetalRate
from tenant_apps.pricing.units import WeightUnit, to_grams

D = Decimal
AT = datetime(2026, 11, 20, tzinfo=UTC)


def rate(amount: Decimal, *, currency: str, fineness: str = "1000") -> MetalRate:
    return MetalRate(metal="XAU", currency=currency, amount=amount, fineness=D(fineness), at=AT)


@pytest.mark.parametrize(
    ("mithqal", "expected"),
    [
        (WeightUnit.MITHQAL, "5009462.57"),
        (WeightUnit.MITHQAL_24_NOKHOD, "5009788.71"),
    ],
)
def test_ir_m1_the_rate_of_750_comes_from_the_mazaneh(mithqal: WeightUnit, expected: str) -> None:
    found = rate_from_mazaneh(D(21700000), fineness=D(750), mithqal=mithqal)

    assert round(found, 2) == D(expected)


def test_ir_m4_the_intrinsic_value_of_a_full_coin() -> None:
    fine_rate = rate_from_ounce(D(2400), exchange_rate=D(600000))

    value = fine_weight(net=D("8.133"), fineness=COIN_FINENESS_IRAN) * fine_rate

    assert round(value, 2) == D("338880700.31")


def test_ir_b1_old_18_karat_is_bought_at_740() -> None:
    value = melt_value(weight=D(1), fineness=OLD_18K_FINENESS, rate=rate(D(400000), currency="IRR", fineness="750"))

    assert round(value.amount, 2) == D("394666.67")


def test_old_gold_after_assay_is_worth_its_fineness_to_the_rate() -> None:
    value = melt_value(weight=D(12), fineness=D(740), rate=rate(D(5000000), currency="IRR", fineness="750"))

    assert value.fine_weight == D("8.88")
    assert value.amount == D(59200000)


def test_in_4_touch_and_melting_loss() -> None:
    value = melt_value(
        weight=D("10.200"),
        fineness=D(910),
        rate=rate(D(7420), currency="INR"),
        melting_loss_percent=D(2),
    )

    assert value.fine_weight == D("9.282")
    assert value.payable_fine_weight == D("9.09636")
    assert round(value.amount, 2) == D("67494.99")


def test_us_2_scrap_by_the_pennyweight() -> None:
    spot = rate_from_ounce(D(2350), exchange_rate=D(1))
    grams = to_grams(D("12.5"), WeightUnit.PENNYWEIGHT)

    value = melt_value(
        weight=round(grams, 4),
        fineness=D(585),
        rate=rate(round(spot, 6), currency="USD"),
        payout_percent=D(85),
    )

    assert round(value.amount, 2) == D("730.34")


def test_ir_g1_a_payment_settles_grams_floored_to_a_milligram() -> None:
    paid = grams_paid_by(money=D(20000000), rate_per_gram=D(5200000))

    assert paid == D("3.846")
    assert D("10.000") - paid == D("6.154")


def test_metal_of_no_weight_unit_is_refused() -> None:
    with pytest.raises(ImpossibleValue):
        melt_value(weight=D(-1), fineness=D(740), rate=rate(D(400000), currency="IRR"))
