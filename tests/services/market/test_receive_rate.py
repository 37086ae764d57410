from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from shared_apps.market.choices import Metal, RateStatus
from shared_apps.market.errors import RateNotValid
from shared_apps.market.models import MetalRate
from shared_apps.market.quotation import Quotation
from shared_apps.market.services.receive_rate import receive_rate

pytestmark = pytest.mark.django_db
D = Decimal
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def quotation(per_fine_gram: str, *, at: datetime = NOON, source: str = "test", currency: str = "XTS") -> Quotation:
    return Quotation(metal=Metal.GOLD, currency=currency, per_fine_gram=D(per_fine_gram), source=source, quoted_at=at)


def receive(per_fine_gram: str, *, minutes: int = 0, source: str = "test", currency: str = "XTS") -> MetalRate:
    at = NOON + timedelta(minutes=minutes)
    told = quotation(per_fine_gram, at=at, source=source, currency=currency)
    return receive_rate(board=MetalRate, quotation=told, hold_percent=D(5))


def in_force(*, minutes: int) -> MetalRate | None:
    return MetalRate.objects.in_force(metal="XAU", currency="XTS", at=NOON + timedelta(minutes=minutes))


def test_the_first_rate_applies() -> None:
    rate = receive("100.1234567")

    assert (rate.status, rate.per_fine_gram, rate.change_percent) == (RateStatus.APPLIED, D("100.123457"), None)
    assert in_force(minutes=0) == rate
    assert in_force(minutes=-1) is None


@pytest.mark.parametrize(("told", "change"), [("105", "5.0000"), ("95", "-5.0000")])
def test_a_rate_that_moves_just_as_far_as_allowed_applies(told: str, change: str) -> None:
    receive("100")

    rate = receive(told, minutes=1)

    assert (rate.status, rate.change_percent) == (RateStatus.APPLIED, D(change))
    assert in_force(minutes=1) == rate


@pytest.mark.parametrize(("told", "change"), [("105.0001", "5.0001"), ("94.9999", "-5.0001"), ("1000", "900.0000")])
def test_a_rate_that_moves_further_is_held_and_the_old_one_stays_in_force(told: str, change: str) -> None:
    first = receive("100")

    held = receive(told, minutes=1)

    assert (held.status, held.change_percent) == (RateStatus.HELD, D(change))
    assert in_force(minutes=1) == first


def test_a_held_rate_is_not_what_the_next_one_is_compared_with() -> None:
    receive("100")
    receive("200", minutes=1)

    rate = receive("101", minutes=2)

    assert (rate.status, rate.change_percent) == (RateStatus.APPLIED, D("1.0000"))


def test_a_rate_told_twice_is_recorded_once() -> None:
    first = receive("100")

    assert receive("100") == first
    assert MetalRate.objects.count() == 1


def test_another_source_at_the_same_moment_is_another_rate() -> None:
    receive("100")
    receive("101", source="other")

    assert MetalRate.objects.count() == 2


def test_a_late_rate_is_compared_with_its_own_time_and_changes_nothing_now() -> None:
    receive("50")
    newest = receive("52", minutes=60)

    late = receive("51", minutes=30)

    assert (late.status, late.change_percent) == (RateStatus.APPLIED, D("2.0000"))
    assert in_force(minutes=60) == newest


def test_currencies_are_not_compared_with_each_other() -> None:
    receive("100")

    assert receive("9000000", currency="XXX", minutes=1).status == RateStatus.APPLIED


@pytest.mark.parametrize("told", ["0", "-1", "NaN", "Infinity", "1E+14", "99999999999999.9999999", "0.0000001"])
def test_what_cannot_be_a_rate_is_refused_and_leaves_nothing(told: str) -> None:
    with pytest.raises(RateNotValid):
        receive(told)

    assert not MetalRate.objects.exists()


def test_an_absurd_change_is_refused_and_leaves_the_board_as_it_was() -> None:
    first = receive("0.000001")

    with pytest.raises(RateNotValid):
        receive("99999999999999", minutes=1)

    assert MetalRate.objects.get() == first
