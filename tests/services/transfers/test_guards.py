"""The database itself keeps a transfer going forward, whoever writes."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tenant_apps.catalog.choices import Tracking
from tenant_apps.transfers.models import Settlement, Transfer, TransferLine
from tests.factories.catalog import NOW
from tests.transfers import Road, said

D = Decimal


def refused(write: Any) -> bool:
    try:
        with transaction.atomic():
            write()
            connection.check_constraints()
    except IntegrityError:
        return True
    return False


def settle(line: TransferLine, **changes: Any) -> Settlement:
    facts: dict[str, Any] = {
        "kind": "RECEIVED",
        "quantity": D(1),
        "fine_weight": D(1),
        "action_id": uuid.uuid4(),
        "settled_at": NOW,
        "settled_by": uuid.uuid4(),
        "settled_by_name": "X",
        **changes,
    }
    return Settlement.objects.create(line=line, **facts)


def at(road: Road, status: str) -> Transfer:
    """Return a transfer of three coins that has come as far as ``status``."""
    coin = road.stock(f"COIN-{status}", 10, tracking=Tracking.QUANTITY)
    transfer = road.request((coin, 3))
    if status in ("APPROVED", "SENT", "RECEIVED"):
        transfer = road.approve(transfer)
    if status in ("SENT", "RECEIVED"):
        transfer = road.send(transfer)
    if status == "RECEIVED":
        transfer = road.receive(transfer, said((1, 3, 3)))
    return transfer


@pytest.mark.parametrize(
    ("status", "next_status"),
    [
        ("REQUESTED", "SENT"),
        ("REQUESTED", "RECEIVED"),
        ("APPROVED", "REQUESTED"),
        ("APPROVED", "RECEIVED"),
        ("SENT", "APPROVED"),
        ("SENT", "REJECTED"),
        ("RECEIVED", "SENT"),
        ("RECEIVED", "CANCELLED"),
    ],
)
def test_a_status_only_goes_forward(road: Road, status: str, next_status: str) -> None:
    transfer = at(road, status)
    times = {"approved_at": NOW, "sent_at": NOW, "ended_at": NOW}

    assert refused(lambda: Transfer.objects.filter(pk=transfer.pk).update(status=next_status, **times))


@pytest.mark.parametrize("next_status", ["RECEIVED", "CANCELLED"])
def test_what_is_on_the_way_is_not_forgotten(road: Road, next_status: str) -> None:
    transfer = at(road, "SENT")

    assert refused(lambda: Transfer.objects.filter(pk=transfer.pk).update(status=next_status, ended_at=NOW))


def test_what_was_asked_for_stays(road: Road) -> None:
    transfer = at(road, "REQUESTED")
    rows = Transfer.objects.filter(pk=transfer.pk)

    assert refused(lambda: rows.update(number="X"))
    assert refused(lambda: rows.update(status="APPROVED", approved_at=NOW, to_branch=uuid.uuid4()))
    assert refused(rows.delete)
    assert refused(transfer.lines.all().delete)


@pytest.mark.parametrize(
    ("status", "field"),
    [
        ("REQUESTED", "requested"),
        ("REQUESTED", "sent_weight"),
        ("REQUESTED", "received"),
        ("APPROVED", "quantity"),
        ("APPROVED", "lost"),
        ("SENT", "quantity"),
        ("SENT", "sent_weight"),
        ("RECEIVED", "returned"),
    ],
)
def test_a_line_changes_only_what_its_transfer_is_ready_for(road: Road, status: str, field: str) -> None:
    transfer = at(road, status)

    assert refused(lambda: transfer.lines.update(**{field: D(2)}))


@pytest.mark.parametrize("status", ["APPROVED", "SENT", "RECEIVED"])
def test_no_line_is_added_to_what_was_approved(road: Road, status: str) -> None:
    transfer, more = at(road, status), road.stock("MORE")

    assert refused(lambda: transfer.lines.create(position=2, item=more, requested=D(1), quantity=D(1)))


def test_no_more_is_settled_than_was_sent(road: Road) -> None:
    line = at(road, "SENT").lines.get()

    assert refused(lambda: settle(line, quantity=D(4)))
    assert not refused(lambda: settle(line, quantity=D(3)))


@pytest.mark.parametrize("status", ["REQUESTED", "APPROVED", "RECEIVED"])
def test_only_what_is_on_the_way_is_settled(road: Road, status: str) -> None:
    line = at(road, status).lines.get()

    assert refused(lambda: settle(line))


def test_a_settlement_stays_and_a_loss_says_why(road: Road) -> None:
    line = at(road, "SENT").lines.get()
    settle(line)

    assert refused(lambda: settle(line, kind="LOST"))
    assert refused(lambda: Settlement.objects.update(quantity=D(2)))
    assert refused(Settlement.objects.all().delete)
