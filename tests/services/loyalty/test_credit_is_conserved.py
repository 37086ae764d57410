"""Whatever is granted, spent, earned and brought back: a balance is the sum of its entries and never below zero."""

import uuid
from decimal import Decimal
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.errors import BusinessError
from shared_apps.tenants.models import Tenant
from tenant_apps.loyalty.errors import NotEnoughCredit
from tenant_apps.loyalty.models import CreditEntry
from tenant_apps.loyalty.points_change import PointsChange
from tenant_apps.loyalty.selectors.balances import balance_of_gift_card, store_credit_of
from tenant_apps.loyalty.selectors.points import points_of
from tenant_apps.loyalty.services.accrue_points import accrue_points
from tenant_apps.loyalty.services.redeem_points import redeem_points
from tenant_apps.loyalty.services.return_points import return_points
from tenant_apps.loyalty.services.return_to_gift_card import return_to_gift_card
from tenant_apps.loyalty.services.spend_gift_card import spend_gift_card
from tenant_apps.loyalty.services.spend_store_credit import spend_store_credit
from tenant_apps.loyalty.services.take_back_points import take_back_points
from tests.factories.customers import add_customer
from tests.factories.loyalty import NOW, credit, gift_card, reward

MONEY = st.decimals(Decimal("0.01"), 5_000, places=2)
SPENDING = st.lists(st.tuples(st.sampled_from(["grant", "spend", "pay", "back"]), MONEY), max_size=12)
POINTS = st.lists(
    st.tuples(
        st.sampled_from(["buy", "redeem", "bring_back", "return"]),
        st.integers(0, 4),
        st.integers(1, 60_000_000).map(Decimal),
    ),
    max_size=14,
)
UNHURRIED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@UNHURRIED
@given(steps=SPENDING)
def test_money_is_conserved(shop: Tenant, steps: list[tuple[str, Decimal]]) -> None:
    with transaction.atomic():
        customer, issued = add_customer(), gift_card(3_000)
        owed, on_card = Decimal(0), Decimal(3_000)
        for step, amount in steps:
            call: dict[str, Any] = {"amount": amount, "source_id": uuid.uuid4(), "at": NOW}
            if step == "grant":
                credit(customer, amount)
                owed += amount
            elif step == "back":
                return_to_gift_card(card_id=issued.card.pk, **call)
                on_card += amount
            try:
                if step == "spend":
                    spend_store_credit(customer_id=customer.pk, **call)
                    owed -= amount
                elif step == "pay":
                    spend_gift_card(code=issued.code, **call)
                    on_card -= amount
            except NotEnoughCredit:
                has_enough = False
            else:
                has_enough = True
            assert has_enough or amount > min(owed, on_card)
            assert (store_credit_of(customer), balance_of_gift_card(issued.card)) == (owed, on_card)
            assert min(owed, on_card) >= 0
        transaction.set_rollback(True)


@UNHURRIED
@given(steps=POINTS)
def test_points_are_conserved(shop: Tenant, steps: list[tuple[str, int, Decimal]]) -> None:
    with transaction.atomic():
        reward()
        customer, sales = add_customer(), [uuid.uuid4() for _ in range(5)]
        points, booked = 0, Decimal(0)
        for step, sale, amount in steps:
            call: dict[str, Any] = {"source_id": uuid.uuid4(), "at": NOW}
            changes: list[PointsChange] = []
            try:
                if step == "buy":
                    call["source_id"] = sales[sale]
                    changes = accrue_points(customer_id=customer.pk, sale_total=amount, **call)
                elif step == "bring_back":
                    changes = take_back_points(origin_id=sales[sale], returned_total=amount, **call)
                elif step == "redeem":
                    call["source_id"] = sales[sale]
                    points -= redeem_points(customer_id=customer.pk, amount=amount, **call)
                    booked -= amount
                else:
                    points += return_points(customer_id=customer.pk, amount=amount, origin_id=sales[sale], **call)
                    booked += amount
            except BusinessError:
                pass
            points += sum(change.points for change in changes)
            booked += sum(change.amount for change in changes)
            balance = points_of(customer)
            assert (balance.points, balance.amount) == (points, booked)
            assert points >= 0
        assert CreditEntry.objects.of_customer(customer).total("spent") >= 0
        transaction.set_rollback(True)
