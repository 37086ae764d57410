"""A transfer from the request to the receiver's shelf, whole, in parts and with differences."""

import json
from decimal import Decimal

from shared_apps.events.models import OutboxEvent
from shared_apps.tenants.context import in_public
from tenant_apps.catalog.choices import Tracking
from tenant_apps.ledger.models import JournalEntry, JournalLine
from tenant_apps.transfers.choices import TransferStatus
from tenant_apps.transfers.models import Settlement, Transfer
from tests.transfers import Road, differences, said, there_is

D = Decimal


def on_accounts(part: str, commodity: str = "XAU") -> dict[str, Decimal]:
    """Return what stands under a part of the books, by branch, where it is not nothing."""
    sums: dict[str, Decimal] = {}
    for line in JournalLine.objects.filter(part=part, commodity=commodity).select_related("branch"):
        sums[line.branch.code] = sums.get(line.branch.code, D(0)) + line.amount
    return {code: amount for code, amount in sums.items() if amount}


def entries() -> list[tuple[str, str]]:
    rows = JournalEntry.objects.filter(event__startswith="TRANSFER").order_by("pk")
    return list(rows.values_list("event", "branch__code"))


def announced() -> list[str]:
    with in_public():
        rows = OutboxEvent.objects.filter(name__startswith="transfers.").order_by("pk")
        return list(rows.values_list("name", flat=True))


def test_a_request_moves_nothing_and_has_a_number_of_the_sender(road: Road) -> None:
    ring = road.stock("RING")

    transfer = road.request((ring, 1), note="For the wedding")

    assert (transfer.number, transfer.status, transfer.note) == ("MAIN-T1405-000001", "REQUESTED", "For the wedding")
    assert (transfer.requested_by_name, transfer.approved_by) == (road.actor.full_name, None)
    assert there_is(ring) == {("MAIN", "SHELF"): D(1)}


def test_the_approver_changes_quantities_and_leaves_lines_out(road: Road) -> None:
    coin, ring = road.stock("COIN", 10, tracking=Tracking.QUANTITY), road.stock("RING")

    transfer = road.approve(road.request((coin, 8), (ring, 1)), (1, 5), (2, 0))

    assert list(transfer.lines.values_list("requested", "quantity")) == [(D(8), D(5)), (D(1), D(0))]
    assert (transfer.status, transfer.approved_by) == (TransferStatus.APPROVED, road.actor.pk)
    assert there_is(coin) == {("MAIN", "SHELF"): D(10)}


def test_what_is_sent_is_the_senders_until_it_is_received(road: Road) -> None:
    ring = road.stock("RING", unit_cost=D(70))
    fine = ring.fine_weight()

    transfer = road.sent((ring, 1))

    assert transfer.status == TransferStatus.SENT
    assert there_is(ring) == {("MAIN", "TRANSIT"): D(1)}
    assert on_accounts("METAL_IN_TRANSIT") == {"MAIN": fine}
    assert on_accounts("GOODS_IN_TRANSIT", "IRR") == {"MAIN": D(70)}
    assert (on_accounts("METAL_STOCK"), on_accounts("BRANCH_CLEARING"), differences()) == ({}, {}, [])
    assert transfer.lines.get().fine_weight == fine
    assert announced() == ["transfers.transfer_sent"]


def test_what_is_received_is_the_receivers(road: Road) -> None:
    ring = road.stock("RING", unit_cost=D(70))
    fine = ring.fine_weight()

    transfer = road.receive(road.sent((ring, 1)), said((1, 1, 1)))

    assert transfer.status == TransferStatus.RECEIVED
    assert there_is(ring) == {("TWO", "SHELF"): D(1)}
    assert on_accounts("METAL_STOCK") == {"TWO": fine}
    assert on_accounts("INVENTORY", "IRR") == {"TWO": D(70)}
    assert on_accounts("BRANCH_CLEARING") == {"MAIN": fine, "TWO": -fine}
    assert (on_accounts("METAL_IN_TRANSIT"), on_accounts("GOODS_IN_TRANSIT", "IRR"), differences()) == ({}, {}, [])
    assert sorted(entries()) == [("TRANSFER_ARRIVED", "MAIN"), ("TRANSFER_RECEIVED", "TWO"), ("TRANSFER_SENT", "MAIN")]


def test_the_arrival_is_announced_with_what_was_settled(road: Road) -> None:
    transfer = road.receive(road.sent((road.stock("RING"), 1)), said((1, 1, 1)))

    with in_public():
        payload = OutboxEvent.objects.get(name="transfers.transfer_received").payload
    told = json.loads(payload) if isinstance(payload, str) else payload
    assert told == {"transfer_id": str(transfer.pk), "action_id": str(Settlement.objects.get().action_id)}


def test_it_arrives_in_parts(road: Road) -> None:
    coin = road.stock("COIN", 10, tracking=Tracking.QUANTITY)
    transfer = road.sent((coin, 10))

    first = road.receive(transfer, said((1, 4, 10)))
    between = there_is(coin)
    second = road.receive(transfer, said((1, 6, 6)))

    assert (first.status, second.status) == (TransferStatus.SENT, TransferStatus.RECEIVED)
    assert between == {("MAIN", "TRANSIT"): D(6), ("TWO", "SHELF"): D(4)}
    assert there_is(coin) == {("TWO", "SHELF"): D(10)}
    assert announced() == ["transfers.transfer_sent", *["transfers.transfer_received"] * 2]
    assert differences() == []


def test_missing_grams_stay_on_the_way_until_they_are_written_off(road: Road) -> None:
    chain = road.stock("CHAIN", 100, tracking=Tracking.WEIGHT, gross_weight=D(0))
    transfer = road.receive(road.sent((chain, "40.5")), said((1, "40.2", "40.5")))
    open_then = (transfer.status, there_is(chain)["MAIN", "TRANSIT"])

    ended = road.write_off(transfer, said((1, "0.3", "0.3")))

    assert open_then == (TransferStatus.SENT, D("0.3"))
    assert (ended.status, ended.end_reason) == (TransferStatus.RECEIVED, "Lost by the courier")
    assert there_is(chain) == {("MAIN", "SHELF"): D("59.5"), ("TWO", "SHELF"): D("40.2")}
    assert on_accounts("STOCK_DIFFERENCE")["MAIN"] == D("0.225")
    lost = Settlement.objects.get(kind="LOST")
    assert (lost.quantity, lost.fine_weight, lost.settled_by) == (D("0.3"), D("0.225"), road.actor.pk)
    assert differences() == []


def test_a_missing_piece_is_found_at_the_senders(road: Road) -> None:
    first, second = road.stock("A"), road.stock("B")
    transfer = road.receive(road.sent((first, 1), (second, 1)), said((1, 1, 1)))

    ended = road.call_back(transfer, said((2, 1, 1)))

    assert ended.status == TransferStatus.RECEIVED
    assert (there_is(first), there_is(second)) == ({("TWO", "SHELF"): D(1)}, {("MAIN", "SHELF"): D(1)})
    assert differences() == []


def test_what_comes_back_whole_is_cancelled(road: Road) -> None:
    ring = road.stock("RING")
    coin = road.stock("COIN", 3, tracking=Tracking.QUANTITY)
    transfer = road.sent((ring, 1), (coin, 3))

    first = road.call_back(transfer, said((2, 3, 3)))
    ended = road.call_back(transfer, said((1, 1, 1)))

    assert (first.status, ended.status) == (TransferStatus.SENT, TransferStatus.CANCELLED)
    assert (there_is(ring), there_is(coin)) == ({("MAIN", "SHELF"): D(1)}, {("MAIN", "SHELF"): D(3)})
    assert (on_accounts("METAL_IN_TRANSIT"), on_accounts("BRANCH_CLEARING"), differences()) == ({}, {}, [])


def test_both_scales_are_compared_when_all_was_weighed(road: Road) -> None:
    coin = road.stock("COIN", 4, tracking=Tracking.QUANTITY)
    transfer = road.send(road.approve(road.request((coin, 4))), (1, "17.05"))

    road.receive(transfer, said((1, 1, 4), gross_weight=D("4.25")))
    half_way = transfer.lines.get().weight_difference
    road.receive(transfer, said((1, 3, 3), gross_weight=D("12.76")))

    line = transfer.lines.get()
    assert half_way is None
    assert (line.sent_weight, line.received_weight, line.weight_difference) == (D("17.05"), D("17.01"), D("-0.04"))


def test_nothing_is_compared_with_what_was_not_weighed(road: Road) -> None:
    coin = road.stock("COIN", 4, tracking=Tracking.QUANTITY)
    transfer = road.send(road.approve(road.request((coin, 4))), (1, "17"))

    road.receive(transfer, said((1, 1, 4), gross_weight=D("4.25")))
    road.receive(transfer, said((1, 3, 3)))

    assert transfer.lines.get().weight_difference is None


def test_the_average_travels_with_the_goods(road: Road) -> None:
    chain = road.stock("CHAIN", 100, tracking=Tracking.WEIGHT, gross_weight=D(0), unit_cost=D(3))
    type(chain).objects.filter(pk=chain.pk).update(unit_cost=D(9))  # the next grams will cost more; these did not

    road.receive(road.sent((chain, "12.3456")), said((1, "12.3456", "12.3456")))

    there = chain.levels.get(branch=road.there)
    assert (there.fine_weight, there.cost) == (D("9.2592"), D("37.0368"))


def test_the_same_request_again_does_nothing_more(road: Road) -> None:
    ring = road.stock("RING")
    transfer = road.sent((ring, 1))
    key = transfer.pk

    first = road.receive(transfer, said((1, 1, 1)), idempotency_key=key)
    again = road.receive(transfer, said((1, 1, 1)), idempotency_key=key)

    assert first == again
    assert (Settlement.objects.count(), Transfer.objects.count(), len(entries())) == (1, 1, 3)
