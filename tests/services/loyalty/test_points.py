import uuid
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from project.errors import NotFound
from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.loyalty.choices import EntryKind, Purse
from tenant_apps.loyalty.errors import NoLoyaltyProgram, NotEnoughCredit, TooFewPoints
from tenant_apps.loyalty.models import CreditEntry, LoyaltyProgram
from tenant_apps.loyalty.points_change import PointsChange
from tenant_apps.loyalty.selectors.points import Points, points_of
from tenant_apps.loyalty.services.accrue_points import accrue_points
from tenant_apps.loyalty.services.redeem_points import redeem_points
from tenant_apps.loyalty.services.return_points import return_points
from tenant_apps.loyalty.services.take_back_points import take_back_points
from tests.factories.customers import add_customer
from tests.factories.loyalty import NOW, reward

MILLION = 1_000_000


def buy(
    customer: Customer, total: Decimal | int, *, sale: uuid.UUID | None = None, at: datetime = NOW
) -> list[PointsChange]:
    return accrue_points(customer_id=customer.pk, sale_total=Decimal(total), source_id=sale or uuid.uuid4(), at=at)


def bring_back(sale: uuid.UUID, total: Decimal | int, *, source: uuid.UUID | None = None) -> list[PointsChange]:
    return take_back_points(origin_id=sale, returned_total=Decimal(total), source_id=source or uuid.uuid4(), at=NOW)


def redeem(customer: Customer, amount: Decimal | int, *, sale: uuid.UUID | None = None) -> int:
    return redeem_points(customer_id=customer.pk, amount=Decimal(amount), source_id=sale or uuid.uuid4(), at=NOW)


def test_a_purchase_earns_the_whole_points_of_its_tier(shop: Tenant) -> None:
    reward()
    customer = add_customer()

    assert buy(customer, Decimal(64443000)) == [
        PointsChange(customer_id=customer.pk, points=64, amount=Decimal(640_000))
    ]
    assert points_of(customer) == Points(points=64, amount=Decimal(640_000))


def test_who_spent_more_lately_is_in_a_better_tier(shop: Tenant) -> None:
    reward()
    customer = add_customer()

    buy(customer, 100 * MILLION, at=NOW - timedelta(days=364))
    (now,) = buy(customer, 10 * MILLION)
    (later,) = buy(customer, 10 * MILLION, at=NOW + timedelta(days=30))

    assert (now.points, later.points) == (20, 10)


def test_the_same_sale_is_rewarded_once(shop: Tenant) -> None:
    reward()
    customer, sale = add_customer(), uuid.uuid4()

    buy(customer, 10 * MILLION, sale=sale)
    assert buy(customer, 10 * MILLION, sale=sale) == []

    assert points_of(customer).points == 10


def test_nothing_is_earned_where_there_is_no_program_or_nothing_that_earns(shop: Tenant) -> None:
    customer = add_customer()

    assert buy(customer, 10 * MILLION) == []
    program = reward(is_active=False)
    assert buy(customer, 10 * MILLION) == []
    program.is_active = True
    program.save()
    assert buy(customer, 0) == []

    assert not CreditEntry.objects.exists()


def test_the_first_purchase_rewards_the_referrer_once(shop: Tenant) -> None:
    reward(referral_points=50)
    referrer, customer = add_customer(), add_customer("مریم")
    Customer.objects.filter(pk=customer.pk).update(referred_by=referrer)

    changes = buy(customer, 3 * MILLION)
    buy(customer, 3 * MILLION)

    assert [(change.customer_id, change.points) for change in changes] == [(customer.pk, 3), (referrer.pk, 50)]
    assert points_of(referrer) == Points(points=50, amount=Decimal(500_000))


def test_points_pay_at_their_value_a_part_of_one_whole(shop: Tenant) -> None:
    reward()
    customer = add_customer()
    buy(customer, 20 * MILLION)

    assert redeem(customer, 95_000) == 10

    assert points_of(customer) == Points(points=10, amount=Decimal(105_000))


def test_more_points_than_there_are_do_not_pay(shop: Tenant) -> None:
    reward()
    customer = add_customer()
    buy(customer, 20 * MILLION)

    with pytest.raises(NotEnoughCredit) as refusal:
        redeem(customer, 200_001)
    with pytest.raises(TooFewPoints) as few:
        redeem(customer, 40_000)

    assert refusal.value.facts == {"purse": Purse.POINTS, "balance": 20, "asked": 21}
    assert few.value.facts == {"minimum": 5, "asked": 4}
    assert points_of(customer).points == 20


def test_without_a_program_points_pay_nothing(shop: Tenant) -> None:
    reward()
    customer = add_customer()
    buy(customer, 20 * MILLION)
    LoyaltyProgram.objects.update(is_active=False)

    with pytest.raises(NoLoyaltyProgram):
        redeem(customer, 100_000)

    assert points_of(customer).points == 20


def test_points_that_paid_come_back_with_what_they_paid(shop: Tenant) -> None:
    reward()
    customer, sale = add_customer(), uuid.uuid4()
    buy(customer, 20 * MILLION)
    redeem(customer, 95_000, sale=sale)

    back = [
        return_points(customer_id=customer.pk, amount=Decimal(part), origin_id=sale, source_id=uuid.uuid4(), at=NOW)
        for part in (31_000, 31_000, 33_000)
    ]

    assert back == [3, 3, 4]
    assert points_of(customer) == Points(points=20, amount=Decimal(200_000))
    with pytest.raises(NotFound):
        return_points(customer_id=customer.pk, amount=Decimal(1), origin_id=sale, source_id=uuid.uuid4(), at=NOW)


def test_what_comes_back_leaves_the_points_that_the_rest_would_have_earned(shop: Tenant) -> None:
    reward()
    customer, sale = add_customer(), uuid.uuid4()
    buy(customer, Decimal(10_900_000), sale=sale)

    first, second = uuid.uuid4(), uuid.uuid4()
    assert [change.points for change in bring_back(sale, 1_000_000, source=first)] == [-1]
    assert bring_back(sale, 1_000_000, source=first) == []
    assert [change.points for change in bring_back(sale, 9_900_000, source=second)] == [-9]

    assert points_of(customer) == Points(points=0, amount=Decimal(0))
    assert CreditEntry.objects.of_customer(customer).total("spent") == 0


def test_with_the_whole_sale_goes_the_bonus_of_the_referrer(shop: Tenant) -> None:
    reward(referral_points=50)
    referrer, customer, sale = add_customer(), add_customer("مریم"), uuid.uuid4()
    Customer.objects.filter(pk=customer.pk).update(referred_by=referrer)
    buy(customer, 3 * MILLION, sale=sale)

    bring_back(sale, 1 * MILLION)
    assert points_of(referrer).points == 50
    bring_back(sale, 2 * MILLION)

    assert points_of(referrer) == points_of(customer) == Points(points=0, amount=Decimal(0))


def test_points_that_were_spent_meanwhile_are_not_owed(shop: Tenant) -> None:
    reward()
    customer, sale = add_customer(), uuid.uuid4()
    buy(customer, 20 * MILLION, sale=sale)
    redeem(customer, 150_000)

    (change,) = bring_back(sale, 20 * MILLION)

    assert change == PointsChange(customer_id=customer.pk, points=-5, amount=Decimal(-50_000))
    assert points_of(customer).points == 0


def test_a_sale_that_earned_nothing_loses_nothing(shop: Tenant) -> None:
    reward()

    assert bring_back(uuid.uuid4(), MILLION) == []

    assert not CreditEntry.objects.filter(kind=EntryKind.TAKEN_BACK).exists()
