"""Second-hand goods in the European Union: the tax is contained in the dealer's margin."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenant_apps.catalog.choices import ItemClass
from tenant_apps.pricing.piece import Discount, MetalRate, PieceToPrice
from tenant_apps.pricing.price import price_piece
from tenant_apps.pricing.rule_packs import rule_for

D = Decimal
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
GERMANY = rule_for(country="DE", currency="EUR", on=date(2026, 11, 20))
IRAN = rule_for(country="IR", currency="IRR", on=date(2026, 11, 20))
CENTS = st.decimals(min_value=0, max_value=1_000_000, places=2)


def test_the_customer_pays_the_price_and_the_tax_comes_out_of_the_margin() -> None:
    watch = PieceToPrice(fixed_price=D(800), second_hand_cost=D(500))

    price = price_piece(piece=watch, rate=None, rule=GERMANY, at=AT)

    assert (price.subtotal, price.tax_total, price.total) == (D(800), D(0), D(800))
    assert price.taxes == ()
    assert price.included_tax is not None
    assert (price.included_tax.base, price.included_tax.amount) == (D("300.00"), D("47.90"))


def test_a_discount_lowers_the_margin() -> None:
    watch = PieceToPrice(fixed_price=D(800), second_hand_cost=D(500))

    price = price_piece(piece=watch, rate=None, rule=GERMANY, at=AT, discount=Discount(amount=D(181)))

    assert price.included_tax is not None
    assert (price.included_tax.base, price.included_tax.amount) == (D("119.00"), D("19.00"))


def test_who_sells_at_a_loss_owes_nothing() -> None:
    price = price_piece(piece=PieceToPrice(fixed_price=D(400), second_hand_cost=D(500)), rate=None, rule=GERMANY, at=AT)

    assert price.included_tax is not None
    assert price.included_tax.amount == 0


def test_where_there_is_no_such_scheme_a_second_hand_piece_is_taxed_like_any_other() -> None:
    gold = MetalRate(metal="XAU", currency="IRR", amount=D(5000000), fineness=D(750), at=AT)
    new = PieceToPrice(metal="XAU", net_weight=D(10), fineness=D(750))
    used = PieceToPrice(metal="XAU", net_weight=D(10), fineness=D(750), second_hand_cost=D(1))

    assert price_piece(piece=used, rate=gold, rule=IRAN, at=AT) == price_piece(piece=new, rate=gold, rule=IRAN, at=AT)


@pytest.mark.parametrize(
    ("item_class", "fineness", "taxes"),
    [
        (ItemClass.BULLION, "995", 0),
        (ItemClass.BULLION, "990", 1),
        (ItemClass.COIN, "900", 0),
        (ItemClass.COIN, "899.9", 1),
        (ItemClass.ORNAMENT, "999.9", 1),
    ],
)
def test_investment_gold_is_exempt(item_class: ItemClass, fineness: str, taxes: int) -> None:
    assert len(GERMANY.taxes_for(item_class=item_class, fineness=D(fineness))) == taxes


@given(price=CENTS, cost=CENTS)
def test_the_tax_is_never_more_than_the_margin(price: Decimal, cost: Decimal) -> None:
    piece = PieceToPrice(fixed_price=price, second_hand_cost=cost)

    tax = price_piece(piece=piece, rate=None, rule=GERMANY, at=AT).included_tax

    assert tax is not None
    assert 0 <= tax.amount <= max(D(0), price - cost)
