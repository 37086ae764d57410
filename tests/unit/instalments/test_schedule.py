from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from project.errors import InvalidInput
from tenant_apps.instalments.schedule import Due, Terms, open_dues, schedule

D = Decimal
TODAY = date(2026, 11, 25)
AMOUNTS = st.decimals(min_value=D("0.01"), max_value=10**12, places=2)


def months(count: int) -> Terms:
    return Terms(days=tuple(TODAY + timedelta(days=30 * number) for number in range(1, count + 1)))


def test_the_last_instalment_takes_the_rest() -> None:
    dues = schedule(D(100), terms=months(3), step=D("0.01"), today=TODAY)

    assert [due.amount for due in dues] == [D("33.33"), D("33.33"), D("33.34")]
    assert [due.on for due in dues] == list(months(3).days)


def test_grams_are_divided_into_whole_milligrams() -> None:
    dues = schedule(D("7.5000"), terms=months(4), step=D("0.001"), today=TODAY)

    assert [due.amount for due in dues] == [D("1.875"), D("1.875"), D("1.875"), D("1.8750")]


@given(total=AMOUNTS, count=st.integers(1, 120))
def test_the_instalments_sum_to_the_total_and_none_is_empty(total: Decimal, count: int) -> None:
    if total < D("0.01") * count:
        return
    dues = schedule(total, terms=months(count), step=D("0.01"), today=TODAY)

    assert sum(due.amount for due in dues) == total
    assert all(due.amount > 0 for due in dues)


@given(total=AMOUNTS, count=st.integers(1, 12), share=st.decimals(0, 1, places=4))
def test_what_is_open_is_the_total_less_what_is_settled(total: Decimal, count: int, share: Decimal) -> None:
    dues = schedule(total + count, terms=months(count), step=D("0.01"), today=TODAY)
    settled = ((total + count) * share).quantize(D("0.01"))

    left = open_dues(dues, settled=settled)

    assert sum((due.amount for due in left), D(0)) == total + count - settled
    assert [due.on for due in left] == [due.on for due in dues][len(dues) - len(left) :]


def test_the_oldest_instalment_is_settled_first() -> None:
    first, second = TODAY, TODAY + timedelta(days=30)
    dues = [Due(on=first, amount=D(10)), Due(on=second, amount=D(10))]

    assert open_dues(dues, settled=D(4)) == [Due(on=first, amount=D(6)), Due(on=second, amount=D(10))]
    assert open_dues(dues, settled=D(14)) == [Due(on=second, amount=D(6))]
    assert open_dues(dues, settled=D(20)) == []


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ((), "days"),
        ((TODAY, TODAY), "days"),
        ((TODAY + timedelta(days=1), TODAY), "days"),
        ((TODAY - timedelta(days=1),), "days.0"),
        (tuple(TODAY + timedelta(days=number) for number in range(121)), "days"),
    ],
)
def test_days_that_cannot_be_right_are_refused(days: tuple[date, ...], field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        schedule(D(100), terms=Terms(days=days), step=D("0.01"), today=TODAY)

    assert list(refusal.value.fields) == [field]


def test_more_instalments_than_there_is_to_pay_are_refused() -> None:
    with pytest.raises(InvalidInput):
        schedule(D("0.02"), terms=months(3), step=D("0.01"), today=TODAY)
