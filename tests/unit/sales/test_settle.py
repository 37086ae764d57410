"""What is handed over settles a total: property-tested, because a coin too many is a coin lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.errors import PaymentMismatch
from tenant_apps.sales.payments.settle import PAYOUTS, Settlement, settle
from tenant_apps.sales.payments.taken import PaymentTaken

CENT = Decimal("0.01")
cents = st.integers(1, 10**12).map(lambda amount: Decimal(amount).scaleb(-2))
steps = st.sampled_from([CENT, Decimal("0.05"), Decimal("0.50"), Decimal(1)])
taken = st.builds(PaymentTaken, method=st.sampled_from(PaymentMethod), amount=cents)


def settled(
    total: Decimal | int,
    *payments: PaymentTaken,
    cash_step: Decimal = CENT,
    payout: PaymentMethod | None = None,
) -> Settlement:
    return settle(total=Decimal(total), currency="USD", payments=payments, cash_step=cash_step, payout=payout)


def paid(method: PaymentMethod, amount: Decimal | str | int) -> PaymentTaken:
    return PaymentTaken(method=method, amount=Decimal(amount))


@given(total=cents, payments=st.lists(taken, max_size=10), step=steps, payout=st.sampled_from([None, *PAYOUTS]))
def test_what_is_settled_is_the_total_and_what_cash_was_rounded_by(
    total: Decimal, payments: list[PaymentTaken], step: Decimal, payout: PaymentMethod | None
) -> None:
    try:
        settlement = settled(total, *payments, cash_step=step, payout=payout)
    except PaymentMismatch:
        return

    amounts = [payment.amount for payment in settlement.payments]
    assert sum(amounts) == total + settlement.cash_rounding
    handed_over = sum(payment.taken.amount for payment in settlement.payments if payment.amount > 0)
    paid_out = -sum(amount for amount in amounts if amount < 0)
    assert handed_over - settlement.change - paid_out == total + settlement.cash_rounding
    assert settlement.change >= 0
    assert abs(settlement.cash_rounding) <= step / 2
    assert all(amount != 0 for amount in amounts)
    assert all(
        payment.amount == payment.taken.amount
        for payment in settlement.payments
        if payment.taken.method != PaymentMethod.CASH
    )


@given(total=cents, card=cents, over=cents)
def test_card_and_then_cash_with_change_is_always_taken(total: Decimal, card: Decimal, over: Decimal) -> None:
    settlement = settled(card + total, paid(PaymentMethod.CARD, card), paid(PaymentMethod.CASH, total + over))

    assert [payment.amount for payment in settlement.payments] == [card, total]
    assert (settlement.change, settlement.cash_rounding) == (over, 0)


@pytest.mark.parametrize(
    ("total", "step", "due"),
    [("51844.76", "1", "51845"), ("51844.49", "1", "51844"), ("10.02", "0.05", "10.00"), ("10.03", "0.05", "10.05")],
)
def test_what_is_left_for_cash_is_rounded_to_the_smallest_coin(total: str, step: str, due: str) -> None:
    settlement = settled(Decimal(total), paid(PaymentMethod.CASH, due), cash_step=Decimal(step))

    assert [payment.amount for payment in settlement.payments] == [Decimal(due)]
    assert settlement.cash_rounding == Decimal(due) - Decimal(total)


def test_a_card_pays_to_the_cent_whatever_the_coins_are() -> None:
    assert settled(Decimal("10.02"), paid(PaymentMethod.CARD, "10.02"), cash_step=Decimal("0.05")).cash_rounding == 0
    with pytest.raises(PaymentMismatch):
        settled(Decimal("10.02"), paid(PaymentMethod.CARD, "10.00"), cash_step=Decimal("0.05"))


def test_old_gold_that_is_worth_more_than_the_bill_is_paid_out() -> None:
    gold = paid(PaymentMethod.OLD_GOLD, "150.03")

    in_cash = settled(100, gold, cash_step=Decimal("0.05"), payout=PaymentMethod.CASH)
    as_credit = settled(100, gold, cash_step=Decimal("0.05"), payout=PaymentMethod.STORE_CREDIT)

    assert [(paid.taken.method, paid.amount) for paid in in_cash.payments] == [
        (PaymentMethod.OLD_GOLD, Decimal("150.03")),
        (PaymentMethod.CASH, Decimal("-50.05")),
    ]
    assert in_cash.cash_rounding == Decimal("-0.02")
    assert [paid.amount for paid in as_credit.payments] == [Decimal("150.03"), Decimal("-50.03")]


@pytest.mark.parametrize(
    ("payments", "payout"),
    [
        ([paid(PaymentMethod.OLD_GOLD, 150)], None),
        ([paid(PaymentMethod.OLD_GOLD, 150)], PaymentMethod.CARD),
        ([paid(PaymentMethod.CARD, 150)], PaymentMethod.CASH),
        ([paid(PaymentMethod.CARD, 120), paid(PaymentMethod.OLD_GOLD, 20)], PaymentMethod.CASH),
        ([paid(PaymentMethod.OLD_GOLD, 150), paid(PaymentMethod.CASH, 1)], PaymentMethod.CASH),
        ([], None),
    ],
)
def test_nothing_else_is_paid_out(payments: list[PaymentTaken], payout: PaymentMethod | None) -> None:
    with pytest.raises(PaymentMismatch):
        settled(100, *payments, payout=payout)


def test_nothing_is_paid_for_what_costs_nothing() -> None:
    assert settled(0) == Settlement(payments=(), change=Decimal(0), cash_rounding=Decimal(0))
