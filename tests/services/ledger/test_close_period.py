from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from project.errors import InvalidInput
from shared_apps.identity.models import User
from shared_apps.tenants.models import Tenant
from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.errors import PeriodClosed, PeriodNotOpen
from tenant_apps.ledger.models import PeriodLock
from tenant_apps.ledger.services.close_period import close_period
from tenant_apps.ledger.services.reopen_period import reopen_period
from tests.ledger import money, post

NOW = datetime(2026, 11, 20, 21, tzinfo=UTC)
"""In Tehran it is the 21st already."""
THROUGH = date(2026, 11, 20)


def sell(on: date) -> None:
    post(money(PartCode.PAYMENT_CASH, 1), money(PartCode.MAKING, -1), on=on)


def test_a_closed_day_takes_nothing_and_an_opened_one_does(shop: Tenant, owner: User) -> None:
    close_period(actor=owner, through=THROUGH, now=NOW)

    with pytest.raises(PeriodClosed), transaction.atomic():
        sell(THROUGH)
    sell(THROUGH + timedelta(days=1))
    reopen_period(actor=owner, through=date(2026, 11, 10), now=NOW)
    sell(THROUGH)
    with pytest.raises(PeriodClosed), transaction.atomic():
        sell(date(2026, 11, 10))

    assert PeriodLock.objects.get().changed_by == owner.pk


@pytest.mark.parametrize("through", [date(2026, 11, 21), date(2026, 12, 1)])
def test_a_day_that_is_not_over_stays_open(shop: Tenant, owner: User, through: date) -> None:
    with pytest.raises(InvalidInput) as refusal, transaction.atomic():
        close_period(actor=owner, through=through, now=NOW)

    assert refusal.value.fields["through"][0] == "NOT_OVER"
    assert not PeriodLock.objects.exists()


def test_closing_goes_forward_and_reopening_back(shop: Tenant, owner: User) -> None:
    close_period(actor=owner, through=THROUGH, now=NOW)

    with pytest.raises(PeriodNotOpen) as refusal, transaction.atomic():
        close_period(actor=owner, through=THROUGH - timedelta(days=1), now=NOW)
    with pytest.raises(InvalidInput), transaction.atomic():
        reopen_period(actor=owner, through=THROUGH, now=NOW)
    assert refusal.value.facts == {"closed_through": THROUGH}
    assert PeriodLock.objects.get().closed_through == THROUGH

    reopen_period(actor=owner, through=None, now=NOW)
    assert PeriodLock.objects.get().closed_through is None
