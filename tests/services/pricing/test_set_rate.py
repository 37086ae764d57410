import uuid
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from project.errors import InvalidInput
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.identity.models import User
from shared_apps.market.choices import Metal, RateStatus
from tenant_apps.pricing.choices import MithqalCustom
from tenant_apps.pricing.models import BoardRate, PricingSettings
from tenant_apps.pricing.services.set_rate import set_rate
from tenant_apps.pricing.units import WeightUnit

D = Decimal


def test_a_rate_of_750_is_kept_per_fine_gram_and_the_shop_has_its_own_board(owner: User, now: datetime) -> None:
    rate = set_rate(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        metal=Metal.GOLD,
        amount=D(5000000),
        fineness=D(750),
        now=now,
    )

    assert rate.per_fine_gram == D("6666666.666667")
    assert (rate.currency, rate.status, rate.quoted_at) == ("IRR", RateStatus.APPLIED, now)
    assert PricingSettings.objects.get().follows_platform_rates is False


@pytest.mark.parametrize(
    ("unit", "amount", "fineness", "per_fine_gram"),
    [
        # IR-M1: a mithqal of 705 at 21,700,000 makes 5,009,462.57 a gram of 750.
        (WeightUnit.MITHQAL, "21700000", "705", "6679283.432930"),
        (WeightUnit.TROY_OUNCE, "2400", "1000", "77.161792"),
        (WeightUnit.TOLA, "116638.038", "1000", "10000.000000"),
    ],
)
def test_a_rate_is_told_in_the_unit_of_the_trade(
    owner: User, now: datetime, unit: WeightUnit, amount: str, fineness: str, per_fine_gram: str
) -> None:
    rate = set_rate(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        metal=Metal.GOLD,
        amount=D(amount),
        fineness=D(fineness),
        unit=unit,
        now=now,
    )

    assert rate.per_fine_gram == D(per_fine_gram)


def test_a_mithqal_weighs_what_the_shop_says(owner: User, now: datetime) -> None:
    PricingSettings.objects.create(mithqal=MithqalCustom.NOKHOD_24)

    rate = set_rate(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        metal=Metal.GOLD,
        amount=D(21700000),
        fineness=D(705),
        unit=WeightUnit.MITHQAL,
        now=now,
    )

    assert round(rate.per_fine_gram * 750 / 1000, 2) == D("5009788.71")


def test_a_rate_that_jumps_is_held(owner: User, board: PricingSettings, now: datetime) -> None:
    rate = set_rate(
        actor=owner,
        idempotency_key=uuid.uuid4(),
        metal=Metal.GOLD,
        amount=D(7100000),
        fineness=D(1000),
        now=now,
    )

    assert rate.status == RateStatus.HELD
    assert rate.change_percent == D("6.5000")
    in_force = BoardRate.objects.in_force(metal="XAU", currency="IRR", at=now)
    assert in_force is not None
    assert in_force.per_fine_gram == D("6666666.666667")


def test_the_same_key_sets_the_rate_once(owner: User, now: datetime) -> None:
    key = uuid.uuid4()

    def send(amount: Decimal, at: datetime) -> BoardRate:
        return set_rate(actor=owner, idempotency_key=key, metal=Metal.GOLD, amount=amount, fineness=D(1000), now=at)

    first = send(D(70), now)
    again = send(D(70), now + timedelta(seconds=30))

    assert again.pk == first.pk
    with pytest.raises(IdempotencyKeyReused):
        send(D(71), now)
    assert BoardRate.objects.count() == 1


@pytest.mark.parametrize(
    ("amount", "fineness", "field"),
    [
        (D(0), D(1000), "amount"),
        (D(-5), D(1000), "amount"),
        (D("1e20"), D(1000), "amount"),
        (D(70), D(0), "fineness"),
        (D(70), D(1001), "fineness"),
    ],
)
def test_what_cannot_be_a_rate_changes_nothing(
    owner: User, now: datetime, amount: Decimal, fineness: Decimal, field: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        set_rate(actor=owner, idempotency_key=uuid.uuid4(), metal=Metal.GOLD, amount=amount, fineness=fineness, now=now)

    assert list(refusal.value.fields) == [field]
    assert not BoardRate.objects.exists()
    assert not PricingSettings.objects.exists()
