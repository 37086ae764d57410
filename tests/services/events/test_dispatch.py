"""The relay from end to end: recorded in a shop, claimed, delivered."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from shared_apps.events.models import OutboxEvent
from shared_apps.events.record import record_event
from shared_apps.events.services.claim_events import LEASE, MAX_ATTEMPTS, Claim, claim_events
from shared_apps.events.services.deliver_event import deliver_event, pause_after
from shared_apps.events.tasks import dispatch
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant
from tests.services.events.conftest import Happened, Listener

A, B = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.fixture(autouse=True)
def _empty_outbox(db: None) -> None:
    OutboxEvent.objects.all().delete()


@pytest.fixture
def tenant(other_shop: Tenant) -> Tenant:
    return other_shop


def record(tenant: Tenant, *numbers: int, thing: uuid.UUID = A) -> None:
    with in_tenant(tenant), transaction.atomic():
        for number in numbers:
            record_event(Happened(thing_id=thing, number=number))


def later(**pause: int) -> datetime:
    return timezone.now() + timedelta(**pause)


def event(number: int) -> OutboxEvent:
    return OutboxEvent.objects.get(payload__number=number)


def test_events_of_an_aggregate_arrive_in_the_order_of_recording_inside_their_shop(
    tenant: Tenant, listener: Listener
) -> None:
    record(tenant, 1, 2, 3)

    dispatch()

    assert listener.heard == [1, 2, 3]
    assert set(listener.schemas) == {tenant.schema_name}
    assert not OutboxEvent.objects.waiting().exists()


def test_a_delivered_event_is_not_delivered_again(tenant: Tenant, listener: Listener) -> None:
    record(tenant, 1)

    dispatch()
    dispatch()

    assert listener.heard == [1]


def test_only_the_oldest_event_of_an_aggregate_can_be_claimed(tenant: Tenant, listener: Listener) -> None:
    record(tenant, 1, 2)
    record(tenant, 3, thing=B)

    claims = claim_events(now=timezone.now(), limit=10)

    assert [claim.position for claim in claims] == [event(1).position, event(3).position]
    assert claim_events(now=timezone.now(), limit=10) == []


def test_the_same_aggregate_id_in_two_shops_is_two_aggregates(shop: Tenant, other_shop: Tenant) -> None:
    record(shop, 1)
    record(other_shop, 2)

    with in_public():
        assert len(claim_events(now=timezone.now(), limit=10)) == 2


def test_a_crash_between_claim_and_delivery_delivers_when_the_lease_is_over(tenant: Tenant, listener: Listener) -> None:
    record(tenant, 1)
    [lost] = claim_events(now=timezone.now(), limit=10)

    assert claim_events(now=later(seconds=LEASE.seconds - 5), limit=10) == []
    [again] = claim_events(now=later(seconds=LEASE.seconds + 5), limit=10)
    deliver_event(claim=again, now=timezone.now())

    assert again == Claim(position=lost.position, attempt=2)
    assert listener.heard == [1]


def test_a_claim_that_was_taken_over_delivers_nothing(tenant: Tenant, listener: Listener) -> None:
    record(tenant, 1)
    [lost] = claim_events(now=timezone.now(), limit=10)
    claim_events(now=later(seconds=LEASE.seconds + 5), limit=10)

    assert deliver_event(claim=lost, now=timezone.now()) is None

    assert listener.heard == []
    assert event(1).delivered_at is None


def test_a_failure_keeps_the_later_events_of_the_aggregate_back_and_no_others(
    tenant: Tenant, listener: Listener
) -> None:
    record(tenant, 1, 2)
    record(tenant, 3, thing=B)
    listener.fails_on = {1}

    dispatch()

    assert listener.heard == [3]
    assert event(1).next_attempt_at > timezone.now()
    assert claim_events(now=timezone.now(), limit=10) == []


def test_after_the_pause_the_failed_event_and_the_ones_behind_it_go_in_order(
    tenant: Tenant, listener: Listener
) -> None:
    record(tenant, 1, 2)
    listener.fails_on = {1}
    dispatch()
    listener.fails_on = set()
    OutboxEvent.objects.update(next_attempt_at=timezone.now())

    dispatch()

    assert listener.heard == [1, 2]


def test_what_a_failing_handler_wrote_is_rolled_back(tenant: Tenant, listener: Listener) -> None:
    record(tenant, 1)
    listener.before = lambda number: record_event(Happened(thing_id=B, number=number + 100))
    listener.fails_on = {1}

    dispatch()

    assert not OutboxEvent.objects.filter(payload__number=101).exists()


def test_a_poison_event_is_parked_after_its_attempts_and_the_later_ones_go_on(
    tenant: Tenant, listener: Listener
) -> None:
    record(tenant, 1, 2)
    listener.fails_on = {1}

    for _ in range(MAX_ATTEMPTS):
        OutboxEvent.objects.update(next_attempt_at=timezone.now())
        dispatch()
    dispatch()

    assert event(1).parked_at is not None
    assert event(1).attempts == MAX_ATTEMPTS
    assert listener.heard == [2]


def test_an_event_that_kills_its_worker_is_parked_too(tenant: Tenant, listener: Listener) -> None:
    record(tenant, 1)
    now = timezone.now()
    for _ in range(MAX_ATTEMPTS):
        now += LEASE + timedelta(seconds=1)
        assert len(claim_events(now=now, limit=10)) == 1

    assert claim_events(now=now + LEASE + timedelta(seconds=1), limit=10) == []
    assert event(1).parked_at is not None


def test_an_event_of_a_shop_that_is_gone_fails_and_stays(tenant: Tenant, listener: Listener) -> None:
    record(tenant, 1)
    OutboxEvent.objects.update(schema_name="shop_that_is_gone")

    dispatch()

    assert listener.heard == []
    assert OutboxEvent.objects.get().delivered_at is None


def test_an_event_of_the_platform_is_delivered_in_public(listener: Listener, db: None) -> None:
    with transaction.atomic():
        record_event(Happened(thing_id=A, number=1))

    dispatch()

    assert listener.schemas == ["public"]


def test_a_rolled_back_change_leaves_no_event(tenant: Tenant) -> None:
    with in_tenant(tenant), transaction.atomic():
        record_event(Happened(thing_id=A))
        transaction.set_rollback(True)

    assert not OutboxEvent.objects.exists()


def test_a_shop_cannot_read_the_outbox(tenant: Tenant) -> None:
    record(tenant, 1)

    with pytest.raises(ProgrammingError, match="permission denied"), in_tenant(tenant), transaction.atomic():
        OutboxEvent.objects.count()


def test_the_pause_doubles_up_to_an_hour_and_loses_at_most_half_of_it() -> None:
    for attempts, longest in ((1, 2), (2, 4), (9, 512), (14, 3600)):
        pause = pause_after(attempts=attempts).total_seconds()
        assert longest / 2 <= pause <= longest
