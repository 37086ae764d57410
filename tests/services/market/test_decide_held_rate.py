import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from project.errors import NotFound
from shared_apps.market.choices import Metal, RateStatus
from shared_apps.market.errors import RateNotHeld
from shared_apps.market.models import MetalRate
from shared_apps.market.services.decide_held_rate import decide_held_rate

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
PERSON = uuid.UUID(int=1)


def rate(price: int, status: RateStatus, *, minutes: int, currency: str = "XTS") -> MetalRate:
    return MetalRate.objects.create(
        metal=Metal.GOLD,
        currency=currency,
        per_fine_gram=Decimal(price),
        source="test",
        quoted_at=NOON + timedelta(minutes=minutes),
        status=status,
    )


def decide(held: MetalRate, *, is_confirmed: bool) -> MetalRate:
    return decide_held_rate(board=MetalRate, rate_id=held.pk, is_confirmed=is_confirmed, decided_by=PERSON)


def statuses() -> list[tuple[str, str]]:
    return [(f"{rate.per_fine_gram:.0f}", rate.status) for rate in MetalRate.objects.order_by("quoted_at", "pk")]


def in_force() -> MetalRate | None:
    return MetalRate.objects.in_force(metal="XAU", currency="XTS", at=NOON + timedelta(hours=1))


def test_a_confirmed_rate_is_in_force_and_says_who_confirmed_it() -> None:
    rate(100, RateStatus.APPLIED, minutes=0)
    held = rate(120, RateStatus.HELD, minutes=1)

    decided = decide(held, is_confirmed=True)

    assert in_force() == decided
    assert decided.decided_by == PERSON


def test_a_rejected_rate_never_comes_into_force() -> None:
    first = rate(100, RateStatus.APPLIED, minutes=0)
    held = rate(120, RateStatus.HELD, minutes=1)

    decided = decide(held, is_confirmed=False)

    assert (decided.status, decided.decided_by) == (RateStatus.REJECTED, PERSON)
    assert in_force() == first


def test_confirming_settles_the_held_rates_before_it_and_no_others() -> None:
    rate(100, RateStatus.HELD, minutes=1)
    chosen = rate(110, RateStatus.HELD, minutes=2)
    rate(120, RateStatus.HELD, minutes=3)
    rate(900, RateStatus.HELD, minutes=0, currency="XXX")

    decide(chosen, is_confirmed=True)

    assert statuses() == [("900", "HELD"), ("100", "REJECTED"), ("110", "APPLIED"), ("120", "HELD")]


@pytest.mark.parametrize("status", [RateStatus.APPLIED, RateStatus.REJECTED])
def test_what_is_decided_stays_decided(status: RateStatus) -> None:
    decided = rate(100, status, minutes=0)

    with pytest.raises(RateNotHeld) as refusal:
        decide(decided, is_confirmed=status == RateStatus.REJECTED)

    assert refusal.value.facts == {"status": status}
    assert statuses() == [("100", status.value)]


def test_an_unknown_rate_is_not_found() -> None:
    with pytest.raises(NotFound):
        decide_held_rate(board=MetalRate, rate_id=uuid.uuid4(), is_confirmed=True, decided_by=PERSON)
