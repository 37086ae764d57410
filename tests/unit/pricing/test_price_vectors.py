"""The bills of the trade: every price that the national customs prescribe, to the last digit."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tenant_apps.catalog.choices import ItemClass, MakingMethod
from tenant_apps.pricing.cart import total_of
from tenant_apps.pricing.choices import Component
from tenant_apps.pricing.piece import MakingCharge, MetalRate, PieceToPrice, StonesToPrice
from tenant_apps.pricing.price import price_piece
from tenant_apps.pricing.rule import PricingRule
from tenant_apps.pricing.rule_packs import rule_for

D = Decimal
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

IRAN_9 = rule_for(country="IR", currency="IRR", on=date(2023, 6, 1))
IRAN_10 = rule_for(country="IR", currency="IRR", on=date(2026, 11, 20))
INDIA = rule_for(country="IN", currency="INR", on=date(2026, 11, 20))
EMIRATES = rule_for(country="AE", currency="AED", on=date(2026, 11, 20))
SAUDI_ARABIA = rule_for(country="SA", currency="SAR", on=date(2026, 11, 20))
TURKEY = rule_for(country="TR", currency="TRY", on=date(2026, 11, 20))
UNITED_STATES = rule_for(country="US", currency="USD", on=date(2026, 11, 20))


def rate(rule: PricingRule, amount: str, fineness: str) -> MetalRate:
    return MetalRate(metal="XAU", currency=rule.currency, amount=D(amount), fineness=D(fineness), at=AT)


def gold(net_weight: str, fineness: str, **other: Any) -> PieceToPrice:
    piece = PieceToPrice(metal="XAU", net_weight=D(net_weight), fineness=D(fineness))
    return replace(piece, **other)


def making(method: MakingMethod, value: str) -> MakingCharge:
    return MakingCharge(method=method, value=D(value))


@dataclass(frozen=True)
class Bill:
    name: str
    rule: PricingRule
    rate: MetalRate | None
    piece: PieceToPrice
    total: str
    parts: dict[Component, str] = field(default_factory=dict)
    taxes: tuple[str, ...] = ()
    tax_base: str | None = None


BILLS = [
    Bill(
        "IR-1: VAT of 9 % on making and profit",
        IRAN_9,
        rate(IRAN_9, "5000000", "750"),
        gold("10", "750", making=making(MakingMethod.PERCENT_OF_METAL, "18")),
        total="64311700.00",
        parts={
            Component.METAL: "50000000",
            Component.MAKING: "9000000",
            Component.PROFIT: "4130000",
        },
        taxes=("1181700",),
        tax_base="13130000",
    ),
    Bill(
        "IR-2: VAT of 10 %, never on the gold",
        IRAN_10,
        rate(IRAN_10, "5000000", "750"),
        gold("10", "750", making=making(MakingMethod.PERCENT_OF_METAL, "18")),
        total="64443000.00",
        parts={
            Component.METAL: "50000000",
            Component.MAKING: "9000000",
            Component.PROFIT: "4130000",
        },
        taxes=("1313000",),
    ),
    Bill(
        "IR-3: making charge per gram",
        IRAN_10,
        rate(IRAN_10, "5000000", "750"),
        gold("4.250", "750", making=making(MakingMethod.PER_GRAM, "350000")),
        total="24637037.50",
        parts={
            Component.METAL: "21250000",
            Component.MAKING: "1487500",
            Component.PROFIT: "1591625",
        },
        taxes=("307912.50",),
    ),
    Bill(
        "IR-5: a coin has no making charge and its own profit",
        IRAN_10,
        rate(IRAN_10, "5000000", "900"),
        gold("8.000", "900", item_class=ItemClass.COIN),
        total="40880000.00",
        parts={
            Component.METAL: "40000000",
            Component.MAKING: "0",
            Component.PROFIT: "800000",
        },
        taxes=("80000",),
    ),
    Bill(
        "IR-R1: a real bill with attachments",
        IRAN_10,
        rate(IRAN_10, "3385600", "750"),
        gold(
            "1.88",
            "750",
            making=making(MakingMethod.PERCENT_OF_METAL, "22"),
            charges=D(325000),
        ),
        total="8860661.91",
        parts={
            Component.METAL: "6364928",
            Component.MAKING: "1400284.16",
            Component.PROFIT: "543564.85",
            Component.CHARGES: "325000",
        },
        taxes=("226884.90",),
    ),
    Bill(
        "Iran: a jewel carries 20 % profit",
        IRAN_10,
        rate(IRAN_10, "5000000", "750"),
        gold(
            "10",
            "750",
            item_class=ItemClass.JEWEL,
            making=making(MakingMethod.PERCENT_OF_METAL, "18"),
        ),
        total="72880000.00",
        parts={Component.PROFIT: "11800000"},
        taxes=("2080000",),
    ),
    Bill(
        "IN-R1: a real bill, making of 16 %",
        INDIA,
        rate(INDIA, "12800", "916"),
        gold("3.39", "916", making=making(MakingMethod.PERCENT_OF_METAL, "16")),
        total="51844.76",
        parts={Component.METAL: "43392", Component.MAKING: "6942.72"},
        taxes=("755.02", "755.02"),
        tax_base="50334.72",
    ),
    Bill(
        "IN-3: wastage, making per gram, stones and hallmark",
        INDIA,
        rate(INDIA, "6800", "916"),
        gold(
            "18.400",
            "916",
            making=making(MakingMethod.PER_GRAM, "450"),
            wastage_percent=D(6),
            stones=(StonesToPrice(fixed_price=D(9500)),),
            charges=D(45),
        ),
        total="154965.77",
        parts={
            Component.METAL: "125120",
            Component.MAKING: "8280",
            Component.WASTAGE: "7507.20",
            Component.STONES: "9500",
            Component.CHARGES: "45",
        },
        # 1.5 % of the base is 2,256.783 each; what the two lines lose when they are written is in the rounding.
        taxes=("2256.78", "2256.78"),
        tax_base="150452.20",
    ),
    Bill(
        "AE-R1: 21 k at 874/999 of the board's 24 k rate",
        EMIRATES,
        rate(EMIRATES, "461.11", "999"),
        gold("10", "875", making=making(MakingMethod.PER_GRAM, "30")),
        total="4550.84",
        parts={Component.METAL: "4034.14", Component.MAKING: "300"},
        taxes=("216.71",),
    ),
    Bill(
        "Emirates: investment bullion pays no VAT",
        EMIRATES,
        rate(EMIRATES, "461.11", "999"),
        gold("10", "999.9", item_class=ItemClass.BULLION),
        total="4611.10",
        parts={Component.METAL: "4611.10"},
    ),
    Bill(
        "SA-1: 15 % on metal and making",
        SAUDI_ARABIA,
        rate(SAUDI_ARABIA, "300", "875"),
        gold("15.000", "875", making=making(MakingMethod.PER_GRAM, "25")),
        total="5606.25",
        parts={Component.METAL: "4500", Component.MAKING: "375"},
        taxes=("731.25",),
    ),
    Bill(
        "TR-1: KDV on the price less the value of its pure metal",
        TURKEY,
        rate(TURKEY, "4250", "1000"),
        gold("20.00", "916", fixed_price=D(83500)),
        total="84628.00",
        parts={Component.METAL: "77860", Component.GOODS: "5640"},
        taxes=("1128",),
        tax_base="5640",
    ),
    Bill(
        "Turkey: labour of 19 milyem on 916 makes 18.700 g of pure metal out of 20 g",
        TURKEY,
        rate(TURKEY, "4250", "1000"),
        gold("20.00", "916", making=making(MakingMethod.PERCENT_OF_RATE_WEIGHT, "1.9")),
        total="79798.00",
        parts={Component.METAL: "77860", Component.MAKING: "1615"},
        taxes=("323",),
    ),
    Bill(
        "Turkey: bullion is exempt",
        TURKEY,
        rate(TURKEY, "4250", "1000"),
        gold("10", "995", item_class=ItemClass.BULLION, charges=D(100)),
        total="42387.50",
    ),
    Bill(
        "United States: sales tax on the whole, by the place of the shop",
        replace(UNITED_STATES, taxes=(replace(UNITED_STATES.taxes[0], percent=D("8.875")),)),
        rate(UNITED_STATES, "75.50", "1000"),
        gold("4", "585", making=making(MakingMethod.PER_PIECE, "120")),
        total="323.00",
        parts={Component.METAL: "176.67", Component.MAKING: "120"},
        taxes=("26.33",),
    ),
    Bill(
        "A loose stone is priced by its carats",
        INDIA,
        None,
        PieceToPrice(
            item_class=ItemClass.LOOSE_STONE,
            stones=(StonesToPrice(carats=D("0.31"), price_per_carat=D(45000)),),
        ),
        total="14368.50",
        parts={Component.STONES: "13950"},
        taxes=("209.25", "209.25"),
    ),
    Bill(
        "Goods at a fixed price, five of them",
        IRAN_10,
        None,
        PieceToPrice(item_class=ItemClass.GOODS, fixed_price=D(120000), quantity=5),
        total="660000.00",
        parts={Component.GOODS: "600000"},
        taxes=("60000",),
    ),
    Bill(
        "Three equal coins make three times the price of one",
        IRAN_10,
        rate(IRAN_10, "5000000", "900"),
        gold("8.000", "900", item_class=ItemClass.COIN, quantity=3),
        total="122640000.00",
        taxes=("240000",),
    ),
]


@pytest.mark.parametrize("bill", BILLS, ids=lambda bill: bill.name)
def test_the_bill_comes_out_to_the_last_digit(bill: Bill) -> None:
    price = price_piece(piece=bill.piece, rate=bill.rate, rule=bill.rule, at=AT)

    assert f"{price.total:f}" == bill.total
    assert {part: price.components[part] for part in bill.parts} == {
        part: D(amount) for part, amount in bill.parts.items()
    }
    assert tuple(line.amount for line in price.taxes) == tuple(map(D, bill.taxes)) or (
        not bill.taxes and price.tax_total == 0
    )
    assert bill.tax_base is None or price.taxes[0].base == D(bill.tax_base)


def test_gst_is_reckoned_on_the_exact_base_and_the_rounding_closes_the_gap() -> None:
    bill = next(bill for bill in BILLS if bill.name.startswith("IN-3"))

    price = price_piece(piece=bill.piece, rate=bill.rate, rule=bill.rule, at=AT)

    assert [tax.base * tax.percent / 100 for tax in price.taxes] == [D("2256.783"), D("2256.783")]
    assert price.exact_total == D("154965.766")
    assert price.rounding == D("0.01")


def test_a_board_rate_for_one_fineness_prices_a_piece_of_another() -> None:
    bill = next(bill for bill in BILLS if bill.name.startswith("AE-R1"))

    price = price_piece(piece=bill.piece, rate=bill.rate, rule=bill.rule, at=AT)

    assert price.rate_per_gram is not None
    assert round(price.rate_per_gram, 4) == D("403.4136")
    assert price.fine_weight == D("8.75")


def test_a_rate_per_fine_gram_gives_the_same_iranian_bill() -> None:
    bill = BILLS[1]

    price = price_piece(piece=bill.piece, rate=rate(IRAN_10, "6666666.666667", "1000"), rule=IRAN_10, at=AT)

    assert price.total == D("64443000.00")


def test_a_bill_is_printed_to_a_thousand_rials_when_the_shop_rounds_so() -> None:
    bill = next(bill for bill in BILLS if bill.name.startswith("IR-R1"))
    assert bill.rate is not None

    line = price_piece(piece=bill.piece, rate=bill.rate, rule=bill.rule, at=AT)
    cart = total_of([line], rule=replace(IRAN_10, total_step=D(1000)))

    assert line.total == D("8860661.91")
    assert cart.total == D(8861000)
    assert cart.rounding == D("338.09")


def test_the_snapshot_holds_decimals_as_text_and_says_which_rule_and_rate_made_it() -> None:
    bill = BILLS[1]

    snapshot = price_piece(piece=bill.piece, rate=bill.rate, rule=bill.rule, at=AT).as_json()

    assert snapshot["rule_version"] == "IR-2024-03-20"
    assert snapshot["components"]["METAL"] == "50000000.00"
    assert snapshot["taxes"] == [
        {
            "code": "VAT",
            "name": "VAT",
            "percent": "10",
            "base": "13130000.00",
            "amount": "1313000.00",
        }
    ]
    assert snapshot["rate"] == {
        "metal": "XAU",
        "currency": "IRR",
        "amount": "5000000",
        "fineness": "750",
        "source": "",
        "at": "2026-11-20T09:30:00+00:00",
    }
    assert snapshot["total"] == "64443000.00"
