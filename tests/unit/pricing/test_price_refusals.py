"""What a price refuses: each with its own name."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tenant_apps.catalog.choices import MakingMethod
from tenant_apps.pricing.cart import total_of
from tenant_apps.pricing.errors import (
    AmountTooLarge,
    DiscountTooLarge,
    ImpossibleValue,
    PriceBelowZero,
    RateCurrencyMismatch,
    RateMissing,
)
from tenant_apps.pricing.piece import Discount, MakingCharge, MetalRate, PieceToPrice, StonesToPrice
from tenant_apps.pricing.price import price_piece
from tenant_apps.pricing.rule_packs import rule_for

D = Decimal
AT = datetime(2026, 11, 20, tzinfo=UTC)
IRAN = rule_for(country="IR", currency="IRR", on=date(2026, 11, 20))
INDIA = rule_for(country="IN", currency="INR", on=date(2026, 11, 20))
RATE = MetalRate(metal="XAU", currency="IRR", amount=D(5000000), fineness=D(750), at=AT)
RING = PieceToPrice(metal="XAU", net_weight=D(4), fineness=D(750))


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("net_weight", {"net_weight": D("-0.0001")}),
        ("net_weight", {"net_weight": D("NaN")}),
        ("net_weight", {"net_weight": D("Infinity")}),
        ("net_weight", {"net_weight": D("1e30")}),
        ("net_weight", {"net_weight": D("1.00001")}),
        ("net_weight", {"net_weight": 4.0}),
        ("fineness", {"fineness": D(0)}),
        ("fineness", {"fineness": D("1000.1")}),
        ("fineness", {"fineness": D("750.05")}),
        ("fineness", {"fineness": None}),
        ("wastage_percent", {"wastage_percent": D(101)}),
        ("profit_percent", {"profit_percent": D(-1)}),
        ("charges", {"charges": D(-1)}),
        ("fixed_price", {"fixed_price": D("1e20")}),
        ("quantity", {"quantity": 0}),
        ("quantity", {"quantity": -3}),
        ("quantity", {"quantity": True}),
        ("quantity", {"quantity": 1_000_001}),
    ],
)
def test_a_number_that_cannot_be_is_refused_by_its_name(field: str, values: dict[str, Any]) -> None:
    with pytest.raises(ImpossibleValue) as refusal:
        PieceToPrice(**{"metal": "XAU", "net_weight": D(4), "fineness": D(750), **values})

    assert refusal.value.field == field


@pytest.mark.parametrize("amount", [D(0), D(-1), D("NaN"), D("1e15"), D("0.0000001")])
def test_a_rate_is_a_positive_number(amount: Decimal) -> None:
    with pytest.raises(ImpossibleValue) as refusal:
        MetalRate(metal="XAU", currency="IRR", amount=amount, at=AT)

    assert refusal.value.field == "rate"


def test_stones_weigh_no_less_than_nothing() -> None:
    with pytest.raises(ImpossibleValue) as refusal:
        StonesToPrice(carats=D("-0.1"), price_per_carat=D(100))

    assert refusal.value.field == "carats"


def test_a_discount_is_at_most_the_whole() -> None:
    with pytest.raises(ImpossibleValue):
        Discount(percent=D("100.01"))


def test_a_huge_number_does_not_flood_the_message() -> None:
    with pytest.raises(ImpossibleValue) as refusal:
        PieceToPrice(charges=D("9" * 5000))

    assert len(refusal.value.message) < 120


def test_metal_without_a_rate_has_no_price() -> None:
    with pytest.raises(RateMissing) as refusal:
        price_piece(piece=RING, rate=None, rule=IRAN, at=AT)

    assert refusal.value.facts == {"metal": "XAU"}


def test_the_rate_of_another_metal_is_no_rate() -> None:
    silver = MetalRate(metal="XAG", currency="IRR", amount=D(60000), at=AT)

    with pytest.raises(RateMissing):
        price_piece(piece=RING, rate=silver, rule=IRAN, at=AT)


def test_a_fixed_price_needs_a_rate_only_where_metal_is_taxed_apart() -> None:
    ring = PieceToPrice(metal="XAU", net_weight=D(4), fineness=D(750), fixed_price=D(1000))

    assert price_piece(piece=ring, rate=None, rule=INDIA, at=AT).total == D("1030.00")
    with pytest.raises(RateMissing):
        price_piece(piece=ring, rate=None, rule=IRAN, at=AT)


def test_a_rate_in_another_currency_is_refused() -> None:
    with pytest.raises(RateCurrencyMismatch) as refusal:
        price_piece(piece=RING, rate=RATE, rule=INDIA, at=AT)

    assert refusal.value.facts == {"rate_currency": "IRR", "currency": "INR"}


def test_a_negative_making_charge_lowers_the_price_but_not_below_zero() -> None:
    lower = MakingCharge(method=MakingMethod.PER_GRAM, value=D(-100000))
    absurd = MakingCharge(method=MakingMethod.PER_GRAM, value=D(-6000000))

    ring = PieceToPrice(metal="XAU", net_weight=D(4), fineness=D(750), making=lower)
    price = price_piece(piece=ring, rate=RATE, rule=IRAN, at=AT)
    assert price.subtotal == D("20972000.00")

    ring = PieceToPrice(metal="XAU", net_weight=D(4), fineness=D(750), making=absurd)
    with pytest.raises(PriceBelowZero):
        price_piece(piece=ring, rate=RATE, rule=IRAN, at=AT)


def test_a_discount_beyond_the_line_is_refused_with_what_is_allowed() -> None:
    goods = PieceToPrice(fixed_price=D(100))

    with pytest.raises(DiscountTooLarge) as refusal:
        price_piece(piece=goods, rate=None, rule=INDIA, at=AT, discount=Discount(amount=D(101)))

    assert refusal.value.facts == {"discount": "101.00", "allowed": "100.00"}


def test_a_discount_lowers_the_tax_of_what_the_shop_adds() -> None:
    making = MakingCharge(method=MakingMethod.PERCENT_OF_METAL, value=D(18))
    ring = PieceToPrice(metal="XAU", net_weight=D(10), fineness=D(750), making=making)

    price = price_piece(piece=ring, rate=RATE, rule=IRAN, at=AT, discount=Discount(amount=D(1130000)))

    assert price.taxes[0].base == D(12000000)
    assert price.total == D("63200000.00")


def test_a_price_that_no_column_holds_is_refused() -> None:
    hoard = PieceToPrice(metal="XAU", net_weight=D(9999999999), fineness=D(750), quantity=1000)

    with pytest.raises(AmountTooLarge):
        price_piece(piece=hoard, rate=RATE, rule=IRAN, at=AT)


def test_a_cart_that_no_column_holds_is_refused() -> None:
    line = price_piece(piece=PieceToPrice(fixed_price=D(9 * 10**15)), rate=None, rule=INDIA, at=AT)

    with pytest.raises(AmountTooLarge):
        total_of([line, line], rule=INDIA)
