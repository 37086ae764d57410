"""What a transfer refuses, by name; and that nothing has moved then."""

import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from project.errors import InvalidInput, NotFound
from shared_apps.idempotency.errors import IdempotencyKeyReused
from shared_apps.identity.choices import Role
from shared_apps.identity.models import User
from tenant_apps.branches.models import Branch
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.errors import OutOfStock
from tenant_apps.stock.models import Movement
from tenant_apps.stock.services.reserve_stock import reserve_stock
from tenant_apps.transfers.choices import TransferStatus
from tenant_apps.transfers.errors import TransferChanged, TransferNotReady
from tenant_apps.transfers.models import Settlement, Transfer
from tests.factories.catalog import NOW
from tests.plugins.tenants import AddStaff
from tests.transfers import Road, said, there_is

D = Decimal
REJECTED, CANCELLED = TransferStatus.REJECTED, TransferStatus.CANCELLED


@pytest.fixture
def coin(road: Road) -> Item:
    return road.stock("COIN", 10, tracking=Tracking.QUANTITY)


def problems(refused: pytest.ExceptionInfo[InvalidInput]) -> dict[str, str]:
    return {path: code for path, (code, _) in refused.value.fields.items()}


@pytest.mark.parametrize(
    ("quantities", "expected"),
    [
        ([], {"lines": "TOO_FEW"}),
        (["0.5"], {"lines.0.quantity": "NOT_WHOLE"}),
        (["0"], {"lines.0.quantity": "TOO_SMALL"}),
        (["1", "1"], {"lines.1.item_id": "TWICE"}),
    ],
)
def test_a_request_that_cannot_be_is_not_written(
    road: Road, coin: Item, quantities: list[str], expected: dict[str, str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        road.request(*((coin, quantity) for quantity in quantities))

    assert problems(refused) == expected
    assert not Transfer.objects.exists()


def test_goods_go_to_another_branch(road: Road, coin: Item) -> None:
    with pytest.raises(InvalidInput) as refused:
        road.request((coin, 1), to_branch_id=road.here.pk)

    assert problems(refused) == {"to_branch_id": "SAME_BRANCH"}


@pytest.mark.parametrize("name", ["from_branch_id", "to_branch_id"])
def test_a_branch_that_is_not_here_is_not_found(road: Road, coin: Item, name: str) -> None:
    with pytest.raises(NotFound) as refused:
        road.request((coin, 1), **{name: uuid.uuid4()})

    assert refused.value.field == name


def test_an_item_that_is_not_here_is_not_found(road: Road, coin: Item) -> None:
    with pytest.raises(NotFound) as refused:
        road.request((coin, 1), (Item(pk=uuid.uuid4()), 1))

    assert refused.value.field == "lines.1.item_id"


def test_more_than_the_shelf_has_is_not_sent(road: Road, coin: Item) -> None:
    transfer = road.approve(road.request((coin, 11)))

    with pytest.raises(OutOfStock) as refused:
        road.send(transfer)

    assert refused.value.facts == {"skus": ["COIN"]}
    assert (there_is(coin), Transfer.objects.get().status) == ({("MAIN", "SHELF"): D(10)}, TransferStatus.APPROVED)


def test_what_is_promised_is_not_sent(road: Road, coin: Item) -> None:
    reserve_stock(branch_id=road.here.pk, quantities={coin.pk: D(3)}, reserved_for=uuid.uuid4(), now=NOW)

    with pytest.raises(OutOfStock):
        road.sent((coin, 8))
    assert there_is(coin) == {("MAIN", "SHELF"): D(10)}


def test_steps_come_in_their_order(road: Road, coin: Item) -> None:
    requested = road.request((coin, 1))
    steps: list[Callable[[], object]] = [
        lambda: road.send(requested),
        lambda: road.receive(requested, said((1, 1, 1))),
        lambda: road.call_back(requested, said((1, 1, 1))),
        lambda: road.write_off(requested, said((1, 1, 1))),
    ]
    for step in steps:
        with pytest.raises(TransferNotReady) as refused:
            step()
        assert refused.value.facts == {"status": "REQUESTED"}
    assert Movement.objects.count() == 1


@pytest.mark.parametrize("status", [REJECTED, CANCELLED])
def test_what_is_on_its_way_is_called_back_and_not_ended(road: Road, coin: Item, status: TransferStatus) -> None:
    transfer = road.sent((coin, 1))

    with pytest.raises(TransferNotReady) as refused:
        road.end(transfer, status)

    assert refused.value.message == "This is not possible any more. The transfer is: On the way."
    assert there_is(coin) == {("MAIN", "SHELF"): D(9), ("MAIN", "TRANSIT"): D(1)}


@pytest.mark.parametrize("status", [REJECTED, CANCELLED])
@pytest.mark.parametrize("is_approved", [False, True])
def test_what_ended_stays_ended(road: Road, coin: Item, status: TransferStatus, is_approved: bool) -> None:
    transfer = road.request((coin, 1))
    if is_approved:
        road.approve(transfer)

    ended = road.end(transfer, status)

    assert (ended.status, ended.end_reason, ended.ended_by) == (status, "Not needed", road.actor.pk)
    for step in (road.approve, road.send):
        with pytest.raises(TransferNotReady):
            step(transfer)


def test_an_end_has_a_reason(road: Road, coin: Item) -> None:
    transfer = road.request((coin, 1))
    with pytest.raises(InvalidInput) as refused:
        road.end(transfer, REJECTED, reason="  ")
    assert (problems(refused), Transfer.objects.get().status) == ({"reason": "REQUIRED"}, "REQUESTED")

    road.send(road.approve(transfer))
    for step in (road.call_back, road.write_off):
        with pytest.raises(InvalidInput) as refused:
            step(transfer, said((1, 1, 1)), reason=" ")
        assert problems(refused) == {"reason": "REQUIRED"}
    assert not Settlement.objects.exists()


def test_nothing_is_left_to_send_is_a_rejection(road: Road, coin: Item) -> None:
    with pytest.raises(InvalidInput) as refused:
        road.approve(road.request((coin, 1)), (1, 0))

    assert problems(refused) == {"lines": "TOO_FEW"}


def test_an_approved_quantity_fits_its_item(road: Road, coin: Item) -> None:
    with pytest.raises(InvalidInput) as refused:
        road.approve(road.request((coin, 1)), (1, "0.5"))

    assert problems(refused) == {"lines.0.quantity": "NOT_WHOLE"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], {"lines": "TOO_FEW"}),
        (said((1, 6, 5)), {"lines.0.quantity": "TOO_LARGE"}),
        (said((1, "0.5", 5)), {"lines.0.quantity": "NOT_WHOLE"}),
        (said((1, 1, 5), (1, 1, 5)), {"lines.1.position": "TWICE"}),
        (said((1, 5, 5), gross_weight=D(0)), {"lines.0.gross_weight": "TOO_SMALL"}),
        (said((1, 5, 5), gross_weight=D("1E20")), {"lines.0.gross_weight": "NOT_VALID"}),
    ],
)
def test_what_cannot_have_arrived_is_not_received(
    road: Road, coin: Item, lines: list[Any], expected: dict[str, str]
) -> None:
    transfer = road.sent((coin, 5))

    with pytest.raises(InvalidInput) as refused:
        road.receive(transfer, lines)

    assert problems(refused) == expected
    assert there_is(coin) == {("MAIN", "SHELF"): D(5), ("MAIN", "TRANSIT"): D(5)}


def test_a_weight_that_cannot_be_is_not_sent(road: Road, coin: Item) -> None:
    with pytest.raises(InvalidInput) as refused:
        road.send(road.approve(road.request((coin, 1))), (1, 0))

    assert problems(refused) == {"weights.0.gross_weight": "TOO_SMALL"}


def test_a_line_that_is_not_there_is_not_found(road: Road, coin: Item) -> None:
    transfer = road.request((coin, 1))
    with pytest.raises(NotFound):
        road.approve(transfer, (2, 1))
    road.approve(transfer)
    with pytest.raises(NotFound):
        road.send(transfer, (2, 1))
    road.send(transfer)
    with pytest.raises(NotFound):
        road.receive(transfer, said((2, 1, 1)))


def test_who_saw_another_quantity_on_the_way_was_too_late(road: Road, coin: Item) -> None:
    transfer = road.sent((coin, 10))
    road.receive(transfer, said((1, 5, 10)))

    with pytest.raises(TransferChanged) as refused:
        road.receive(transfer, said((1, 5, 10)))

    assert refused.value.facts == {"positions": [1]}
    assert there_is(coin) == {("MAIN", "TRANSIT"): D(5), ("TWO", "SHELF"): D(5)}


def test_a_key_is_of_one_request(road: Road, coin: Item) -> None:
    transfer, key = road.sent((coin, 2)), uuid.uuid4()
    road.receive(transfer, said((1, 1, 2)), idempotency_key=key)

    for step in (road.receive, road.call_back):
        with pytest.raises(IdempotencyKeyReused):
            step(transfer, said((1, 1, 1)), idempotency_key=key)
    assert there_is(coin)["MAIN", "TRANSIT"] == 1


def _works_in(user: User, branch: Branch) -> User:
    branch.staff.add(user)
    return user


def test_each_step_is_of_its_branch(road: Road, coin: Item, staff: AddStaff) -> None:
    sender = _works_in(staff(Role.MANAGER), road.here)
    receiver = _works_in(staff(Role.CASHIER), road.there)
    elsewhere = _works_in(staff(Role.GOLDSMITH), Branch.objects.create(code="SIX", name="Sixth"))

    def not_found(step: Callable[..., object], *args: object, by: User, **more: object) -> None:
        with pytest.raises(NotFound):
            step(*args, actor=by, **more)

    not_found(road.request, (coin, 2), by=elsewhere)
    transfer = road.request((coin, 2), actor=receiver)
    not_found(road.approve, transfer, by=receiver)
    not_found(road.end, transfer, REJECTED, by=receiver)
    not_found(road.end, transfer, CANCELLED, by=elsewhere)
    road.approve(transfer, actor=sender)
    not_found(road.send, transfer, by=receiver)
    road.send(transfer, actor=sender)
    not_found(road.receive, transfer, said((1, 2, 2)), by=sender)
    not_found(road.call_back, transfer, said((1, 2, 2)), by=receiver)
    not_found(road.write_off, transfer, said((1, 2, 2)), by=receiver)
    done = road.receive(transfer, said((1, 2, 2)), actor=receiver)

    assert (done.requested_by, done.approved_by, done.ended_by) == (receiver.pk, sender.pk, receiver.pk)
