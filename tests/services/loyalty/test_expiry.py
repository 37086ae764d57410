"""What runs out, runs out once, the oldest first; and the books hold what is left."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_apps.tenants.models import Tenant
from tenant_apps.customers.models import Customer
from tenant_apps.ledger.models import JournalLine
from tenant_apps.loyalty.errors import NotEnoughCredit
from tenant_apps.loyalty.models import CreditEntry, LoyaltyProgram
from tenant_apps.loyalty.months import months_from
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card
from tenant_apps.loyalty.selectors.points import Points, points_of
from tenant_apps.loyalty.services.accrue_points import accrue_points
from tenant_apps.loyalty.services.expire_gift_cards import expire_gift_cards
from tenant_apps.loyalty.services.expire_points import expire_points
from tenant_apps.loyalty.services.redeem_points import redeem_points
from tenant_apps.loyalty.services.revalue_points import revalue_points
from tests.factories.customers import add_customer
from tests.factories.loyalty import NOW, gift_card, reward

YEAR_AGO = months_from(NOW, -12)


def earn(customer: Customer, points: int, at: datetime) -> None:
    accrue_points(customer_id=customer.pk, sale_total=Decimal(points * 1_000_000), source_id=uuid.uuid4(), at=at)


def redeem(customer: Customer, points: int, at: datetime = NOW) -> None:
    redeem_points(customer_id=customer.pk, amount=Decimal(points * 10_000), source_id=uuid.uuid4(), at=at)


def posted(part: str) -> Decimal:
    lines = JournalLine.objects.filter(part=part)
    total: Decimal = lines.aggregate(total=Sum("amount", default=Decimal(0)))["total"]
    return total


def test_points_expire_by_their_age_the_oldest_spent_first(shop: Tenant) -> None:
    reward(expiry_months=12)
    customer = add_customer()
    earn(customer, 30, YEAR_AGO - timedelta(seconds=1))
    earn(customer, 20, YEAR_AGO)
    redeem(customer, 12)

    assert expire_points(now=NOW) == 1
    assert expire_points(now=NOW) == 0

    assert points_of(customer) == Points(points=20, amount=Decimal(200_000))
    assert posted("BREAKAGE") == -180_000


def test_points_of_a_double_are_spent_with_the_others(shop: Tenant) -> None:
    reward(expiry_months=12)
    kept, double = add_customer(), add_customer("Ali Rezaei")
    earn(double, 30, YEAR_AGO - timedelta(days=1))
    earn(kept, 20, NOW)
    Customer.objects.filter(pk=double.pk).update(merged_into=kept)
    redeem(kept, 30)

    assert expire_points(now=NOW) == 0
    assert points_of(kept).points == 20


def test_points_stay_where_they_do_not_expire(shop: Tenant) -> None:
    reward()
    customer = add_customer()
    earn(customer, 30, months_from(NOW, -120))

    assert expire_points(now=NOW) == 0
    LoyaltyProgram.objects.update(is_active=False, expiry_months=1)
    assert expire_points(now=NOW) == 0

    assert points_of(customer).points == 30


def test_a_card_expires_after_its_last_day(shop: Tenant) -> None:
    good, over = gift_card(700, expires_on=date(2026, 11, 20)), gift_card(300, expires_on=date(2026, 11, 19))

    assert expire_gift_cards(now=NOW) == 1
    assert expire_gift_cards(now=NOW) == 0

    assert (balance_of_gift_card(good.card), balance_of_gift_card(over.card)) == (700, 0)
    assert (posted("GIFT_CARD_LIABILITY"), posted("BREAKAGE")) == (300, -300)


def test_points_are_held_at_what_they_pay_now(shop: Tenant) -> None:
    reward()
    customer, other = add_customer(), add_customer("مریم")
    earn(customer, 30, NOW)
    earn(other, 10, NOW)
    LoyaltyProgram.objects.update(point_value=Decimal(15_000))

    assert revalue_points(now=NOW) == 200_000
    assert revalue_points(now=NOW) == 0

    assert points_of(customer) == Points(points=30, amount=Decimal(450_000))
    assert (posted("POINTS_LIABILITY"), posted("POINTS_EXPENSE")) == (-200_000, 200_000)


def test_the_part_of_a_point_that_was_spent_whole_does_not_stay_in_the_books(shop: Tenant) -> None:
    reward()
    customer = add_customer()
    earn(customer, 10, NOW)
    redeem_points(customer_id=customer.pk, amount=Decimal(95_000), source_id=uuid.uuid4(), at=NOW)

    assert points_of(customer) == Points(points=0, amount=Decimal(5_000))
    revalue_points(now=NOW)

    assert points_of(customer) == Points(points=0, amount=Decimal(0))


MONTHS = st.lists(
    st.tuples(st.sampled_from(["earn", "redeem", "expire"]), st.integers(5, 60), st.integers(1, 4)), max_size=14
)


@dataclass
class Lot:
    """Points that came together, and how many of them are left."""

    came: datetime
    left: int


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=MONTHS)
def test_expiry_conserves(shop: Tenant, steps: list[tuple[str, int, int]]) -> None:
    """Points that came are there, were spent, or expired; a plain list of lots says how many of each."""
    with transaction.atomic():
        reward(expiry_months=6)
        customer, now = add_customer(), YEAR_AGO
        lots: list[Lot] = []
        for step, points, months in steps:
            now = months_from(now, months)
            if step == "earn":
                earn(customer, points, now)
                lots.append(Lot(now, CreditEntry.objects.get(at=now, kind="EARNED").points))
            elif step == "expire":
                expire_points(now=now)
                lots = [lot for lot in lots if lot.came >= months_from(now, -6)]
            elif sum(lot.left for lot in lots) >= points:
                redeem(customer, points, now)
                _take(lots, points)
            else:
                with pytest.raises(NotEnoughCredit):
                    redeem(customer, points, now)
            assert points_of(customer).points == sum(lot.left for lot in lots)
        transaction.set_rollback(True)


def _take(lots: list[Lot], points: int) -> None:
    """Take points from the oldest lots."""
    for lot in lots:
        taken = min(lot.left, points)
        lot.left -= taken
        points -= taken
