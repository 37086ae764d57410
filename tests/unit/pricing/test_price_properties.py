"""What holds for every price, whatever the piece, the rate and the country."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from tenant_apps.catalog.choices import ItemClass, MakingMethod
from tenant_apps.pricing.cart import total_of
from tenant_apps.pricing.choices import Component
from tenant_apps.pricing.piece import (
    Discount,
    MakingCharge,
    MetalRate,
    PieceToPrice,
    StonesToPrice,
)
from tenant_apps.pricing.price import price_piece
from tenant_apps.pricing.rule import PricingRule
from tenant_apps.pricing.rule_packs import RULE_PACKS

D = Decimal
AT = datetime(2026, 11, 20, tzinfo=UTC)
TODAY = date(2026, 11, 20)

RULES = st.sampled_from([rule for versions in RULE_PACKS.values() for rule in versions])
WEIGHTS = st.decimals("0.0001", "5000", places=4)
FINENESS = st.sampled_from([D(333), D(585), D(705), D(750), D(875), D(916), D(995), D("999.9")])
RATES = st.decimals("0.000001", "200000000", places=6)
PERCENTS = st.decimals(0, 100, places=2)
MONEY = st.decimals(0, 10**9, places=2)


def rate_of(rule: PricingRule, amount: Decimal) -> MetalRate:
    return MetalRate(metal="XAU", currency=rule.currency, amount=amount, fineness=rule.rate_fineness, at=AT)


@st.composite
def makings(draw: st.DrawFn) -> MakingCharge:
    method = draw(st.sampled_from(MakingMethod))
    by_money = method in (MakingMethod.PER_GRAM, MakingMethod.PER_PIECE)
    return MakingCharge(method=method, value=draw(MONEY if by_money else PERCENTS))


@st.composite
def pieces(draw: st.DrawFn) -> PieceToPrice:
    return PieceToPrice(
        item_class=draw(st.sampled_from(ItemClass)),
        metal="XAU",
        net_weight=draw(WEIGHTS),
        fineness=draw(FINENESS),
        making=draw(makings()),
        wastage_percent=draw(PERCENTS),
        profit_percent=draw(st.none() | PERCENTS),
        stones=(StonesToPrice(carats=draw(st.decimals(0, 20, places=3)), price_per_carat=draw(MONEY)),),
        charges=draw(MONEY),
        fixed_price=draw(st.none() | MONEY),
        quantity=draw(st.integers(1, 20)),
    )


@given(piece=pieces(), rule=RULES, amount=RATES, discount=PERCENTS)
def test_the_parts_make_the_total_to_the_last_digit(
    piece: PieceToPrice, rule: PricingRule, amount: Decimal, discount: Decimal
) -> None:
    price = price_piece(
        piece=piece,
        rate=rate_of(rule, amount),
        rule=rule,
        at=AT,
        discount=Discount(percent=discount),
    )

    assert price.subtotal - price.discount + price.tax_total + price.rounding == price.total
    assert price.total >= 0
    assert price.tax_total >= 0
    assert abs(price.total - price.exact_total) <= rule.minor_unit / 2
    assert all(
        amount % rule.minor_unit == 0
        for amount in (*price.components.values(), price.discount, price.tax_total, price.total)
    )


@given(piece=pieces(), rule=RULES, amount=RATES, higher=RATES)
def test_a_higher_rate_never_makes_a_piece_cheaper(
    piece: PieceToPrice, rule: PricingRule, amount: Decimal, higher: Decimal
) -> None:
    assume(higher > amount)
    floating = replace(piece, fixed_price=None)

    cheap = price_piece(piece=floating, rate=rate_of(rule, amount), rule=rule, at=AT)
    dear = price_piece(piece=floating, rate=rate_of(rule, higher), rule=rule, at=AT)

    assert dear.total >= cheap.total


@given(piece=pieces(), rule=RULES, amount=RATES, higher=RATES)
def test_before_tax_a_fixed_price_does_not_follow_the_rate(
    piece: PieceToPrice, rule: PricingRule, amount: Decimal, higher: Decimal
) -> None:
    fixed = replace(piece, fixed_price=D("1250.50"))

    prices = [price_piece(piece=fixed, rate=rate_of(rule, each), rule=rule, at=AT) for each in (amount, higher)]

    # Metal and rest are written down separately, so each may lose half a unit.
    exact = (D("1250.50") + piece.charges) * piece.quantity
    assert all(abs(price.subtotal - exact) <= 2 * rule.minor_unit for price in prices)


@given(piece=pieces(), rule=RULES, amount=RATES)
def test_a_tax_is_its_percentage_of_the_parts_the_country_taxes(
    piece: PieceToPrice, rule: PricingRule, amount: Decimal
) -> None:
    price = price_piece(piece=piece, rate=rate_of(rule, amount), rule=rule, at=AT)

    taxed = rule.taxes_for(item_class=piece.item_class, fineness=piece.fineness)
    assert [line.code for line in price.taxes] == [tax.code for tax in taxed]
    for line, tax in zip(price.taxes, taxed, strict=True):
        base = max(D(0), sum((price.components[part] for part in tax.base), D(0)))
        assert abs(line.base - base) <= len(Component) * rule.minor_unit
        assert abs(line.amount - base * tax.percent / 100) <= len(Component) * rule.minor_unit


@given(piece=pieces(), amount=RATES)
def test_the_gold_itself_is_never_taxed_in_iran(piece: PieceToPrice, amount: Decimal) -> None:
    rule = RULE_PACKS["IR"][-1]
    bare = replace(piece, fixed_price=None)

    price = price_piece(piece=bare, rate=rate_of(rule, amount), rule=rule, at=AT)

    untaxed = price.subtotal - price.components[Component.METAL]
    assert abs(price.tax_total - untaxed / 10) <= rule.minor_unit


@given(lines=st.lists(pieces(), min_size=1, max_size=6), rule=RULES, amount=RATES)
def test_a_cart_is_the_sum_of_its_lines(lines: list[PieceToPrice], rule: PricingRule, amount: Decimal) -> None:
    rate = rate_of(rule, amount)
    prices = [price_piece(piece=piece, rate=rate, rule=rule, at=AT) for piece in lines]

    cart = total_of(prices, rule=rule)

    assert cart.total == sum((line.total for line in prices), D(0))
    assert cart.subtotal - cart.discount + cart.tax + cart.rounding == cart.total


@given(piece=pieces(), rule=RULES, amount=RATES, discount=PERCENTS)
def test_a_discount_never_makes_a_piece_dearer(
    piece: PieceToPrice, rule: PricingRule, amount: Decimal, discount: Decimal
) -> None:
    rate = rate_of(rule, amount)

    full = price_piece(piece=piece, rate=rate, rule=rule, at=AT)
    reduced = price_piece(piece=piece, rate=rate, rule=rule, at=AT, discount=Discount(percent=discount))

    assert reduced.total <= full.total


@given(piece=pieces(), rule=RULES, amount=RATES)
def test_the_same_question_has_the_same_answer(piece: PieceToPrice, rule: PricingRule, amount: Decimal) -> None:
    rate = rate_of(rule, amount)

    once = price_piece(piece=piece, rate=rate, rule=rule, at=AT)

    assert price_piece(piece=piece, rate=rate, rule=rule, at=AT).as_json() == once.as_json()
