"""The vectors of old gold: bought from the public, or taken in exchange."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tenant_apps.pricing.buy_back import Assay, value_of_assay
from tenant_apps.pricing.errors import ImpossibleValue
from tenant_apps.pricing.piece import MetalRate
from tenant_apps.pricing.rule_packs import rule_for

NOW = datetime(2026, 11, 20, tzinfo=UTC)
IRAN = rule_for(country="IR", currency="IRR", on=NOW.date())
INDIA = rule_for(country="IN", currency="INR", on=NOW.date())
AMERICA = rule_for(country="US", currency="USD", on=NOW.date())


def rate(amount: str, currency: str, fineness: str = "1000") -> MetalRate:
    return MetalRate(
        metal="XAU", currency=currency, amount=Decimal(amount), fineness=Decimal(fineness), at=NOW, source="board"
    )


def test_ir_b1_old_18_karat() -> None:
    value = value_of_assay(
        assay=Assay(gross_weight=Decimal(1), fineness=Decimal(740)), rate=rate("400000", "IRR", "750"), rule=IRAN
    )

    assert round(value.rate_per_gram, 2) == value.amount == Decimal("394666.67")


def test_in_4_touch_and_melting_loss() -> None:
    assay = Assay(gross_weight=Decimal("10.2"), fineness=Decimal(910), melting_loss_percent=Decimal(2))

    value = value_of_assay(assay=assay, rate=rate("7420", "INR"), rule=INDIA)

    assert (value.fine_weight, value.payable_fine_weight, value.amount) == (
        Decimal("9.282"),
        Decimal("9.09636"),
        Decimal("67494.99"),
    )
    assert value.payable_weight == Decimal("9.996")


def test_us_2_scrap_by_the_pennyweight() -> None:
    # 12.5 dwt to 0.0001 g; 85 % of 2,350 a troy ounce.
    grams = round(Decimal("12.5") * Decimal("1.55517384"), 4)
    buying = Decimal(2350) * Decimal("0.85") / Decimal("31.1034768")

    value = value_of_assay(
        assay=Assay(gross_weight=grams, fineness=Decimal(585)), rate=rate(f"{buying:.6f}", "USD"), rule=AMERICA
    )

    assert value.amount == Decimal("730.34")


def test_lg_2_stones_and_dirt_are_not_metal() -> None:
    assay = Assay(gross_weight=Decimal(13), deduction=Decimal(1), fineness=Decimal(740))

    value = value_of_assay(assay=assay, rate=rate("5000000", "IRR", "750"), rule=IRAN)

    assert (value.net_weight, value.fine_weight, value.amount) == (12, Decimal("8.88"), 59_200_000)


@pytest.mark.parametrize(("changes", "field"), [({"deduction": Decimal(1)}, "deduction"),
                                                ({"deduction": Decimal(-1)}, "deduction"),
                                                ({"gross_weight": Decimal("NaN")}, "gross_weight"),
                                                ({"fineness": Decimal(0)}, "fineness")])  # fmt: skip
def test_an_impossible_assay_is_named(changes: dict[str, Decimal], field: str) -> None:
    assay = replace(Assay(gross_weight=Decimal(1), fineness=Decimal(740)), **changes)

    with pytest.raises(ImpossibleValue) as refused:
        value_of_assay(assay=assay, rate=rate("5000000", "IRR", "750"), rule=IRAN)

    assert refused.value.field == field
