"""Money handed over settles a total: property-tested, because a coin too many is a coin lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenant_apps.drawers.choices import PaymentMethod
from tenant_apps.sales.errors import PaymentMismatch
from tenant_apps.sales.services.settle import PaymentTaken, settle

cents = st.integers(1, 10**12).map(lambda amount: Decimal(amount).scaleb(-2))
taken = st.builds(PaymentTaken, method=st.sampled_from(PaymentMethod), amount=cents)


@given(total=cents, payments=st.lists(taken, max_size=10))
def test_what_is_settled_is_the_total_and_what_is_over_is_change_in_cash(
    total: Decimal, payments: list[PaymentTaken]
) -> None:
    try:
        settled, change = settle(total=total, currency="USD", payments=payments)
    except PaymentMismatch:
        return

    assert sum(payment.amount for payment in settled) == total
    assert sum(paid.amount for paid in payments) == total + change
    assert change >= 0
    assert all(0 < payment.amount <= payment.taken.amount for payment in settled)
    assert all(
        payment.amount == payment.taken.amount for payment in settled if payment.taken.method != PaymentMethod.CASH
    )


@given(total=cents, card=cents, over=cents)
def test_card_and_then_cash_with_change_is_always_taken(total: Decimal, card: Decimal, over: Decimal) -> None:
    payments = [
        PaymentTaken(method=PaymentMethod.CARD, amount=card),
        PaymentTaken(method=PaymentMethod.CASH, amount=total + over),
    ]

    settled, change = settle(total=card + total, currency="USD", payments=payments)

    assert [payment.amount for payment in settled] == [card, total]
    assert change == over


def test_nothing_is_paid_for_what_costs_nothing() -> None:
    assert settle(total=Decimal(0), currency="IRR", payments=[]) == ([], Decimal(0))


def test_nothing_is_paid_with_nothing() -> None:
    with pytest.raises(PaymentMismatch):
        settle(total=Decimal(1), currency="IRR", payments=[])
