"""Whatever is requested, sent, received, called back and lost: every gram is somewhere, and the books say where."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.errors import BusinessError
from tenant_apps.catalog.choices import Tracking
from tenant_apps.catalog.models import Item
from tenant_apps.stock.models import Level
from tenant_apps.transfers.asked import LineSettled
from tenant_apps.transfers.choices import TransferStatus
from tenant_apps.transfers.models import Settlement, Transfer
from tests.transfers import Road, differences

D = Decimal
GOODS: list[dict[str, Any]] = [
    {"sku": "RING", "quantity": 1},
    {"sku": "COIN", "quantity": 9, "tracking": Tracking.QUANTITY, "gross_weight": D("8.133"), "fineness": D(900)},
    {
        "sku": "CHAIN",
        "quantity": "33.3333",
        "tracking": Tracking.WEIGHT,
        "gross_weight": D(0),
        "unit_cost": D("0.3333"),
    },
    {"sku": "SPOON", "quantity": 5, "tracking": Tracking.QUANTITY, "metal": "XAG", "fineness": D(925)},
]
PARTS = st.sampled_from([D("0.2"), D("0.5"), D("0.7777"), D(1), D("1.5")])
"""How much of what is there goes; more than all of it is refused."""
STEP_NAMES = ("sent", "sent", "request", "approve", "send", "receive", "receive", "call_back", "write_off", "end")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["sent", "sent", "request", "approve", "send", "receive", "receive", "call_back", "write_off", "end"]
        ),
        st.integers(0, 5),
        st.booleans(),
        PARTS,
        st.sets(st.integers(0, len(GOODS) - 1), min_size=1),
    ),
    max_size=10,
)


@pytest.fixture
def goods(road: Road) -> list[Item]:
    return [road.stock(**kind) for kind in GOODS]


type Step = tuple[str, int, bool, Decimal, set[int]]


def part_of(item: Item, quantity: Decimal, part: Decimal) -> Decimal:
    share = quantity * part
    return share.quantize(D("0.0001")) if item.tracking == Tracking.WEIGHT else max(D(1), share.quantize(D(1)))


def take(road: Road, back: Road, items: list[Item], step: Step) -> None:
    """Take a step of one of the transfers there are; what is refused changes nothing."""
    name, which, is_back, part, chosen = step
    way = back if is_back else road
    if name in ("request", "sent"):
        levels = Level.objects.filter(branch=way.here, place="SHELF", quantity__gt=0)
        held = dict(levels.values_list("item_id", "quantity"))
        wanted = [items[number] for number in sorted(chosen)]
        getattr(way, name)(*((item, part_of(item, held.get(item.pk, D(1)), part)) for item in wanted))
        return
    transfers = list(Transfer.objects.order_by("pk"))
    if not transfers:
        return
    transfer = transfers[which % len(transfers)]
    if name == "end":
        way.end(transfer, TransferStatus.CANCELLED)
    elif name in ("approve", "send"):
        getattr(way, name)(transfer)
    else:
        lines = [
            LineSettled(
                position=line.position,
                quantity=part_of(line.item, line.unsettled, part),
                in_transit=line.unsettled,
            )
            for line in transfer.lines.select_related("item")
            if line.position - 1 in chosen and line.unsettled
        ]
        getattr(way, name)(transfer, lines)


def fine(**filters: Any) -> dict[str, Decimal]:
    sums = Level.objects.order_by().filter(**filters).values_list("item__metal").annotate(Sum("fine_weight"))
    return {metal: grams for metal, grams in sums if grams}


def lost() -> dict[str, Decimal]:
    sums = Settlement.objects.order_by().filter(kind="LOST").values_list("line__item__metal")
    return dict(sums.annotate(Sum("fine_weight")))


def in_transit_of_lines() -> dict[tuple[object, object], Decimal]:
    """Return what the transfers say is on the way, by sending branch and item."""
    sums: dict[tuple[object, object], Decimal] = {}
    for transfer in Transfer.objects.filter(status=TransferStatus.SENT):
        for line in transfer.lines.all():
            key = (transfer.from_branch_id, line.item_id)
            sums[key] = sums.get(key, D(0)) + line.unsettled
    return {key: quantity for key, quantity in sums.items() if quantity}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_metal_is_conserved_on_every_way(road: Road, goods: list[Item], steps: list[Step]) -> None:
    back = Road(actor=road.actor, here=road.there, there=road.here)
    with transaction.atomic():
        brought = fine()
        for step in steps:
            before = fine(), fine(place="TRANSIT"), Transfer.objects.count()
            try:
                with transaction.atomic():
                    take(road, back, goods, step)
            except BusinessError:
                assert (fine(), fine(place="TRANSIT"), Transfer.objects.count()) == before
            here, gone = fine(), lost()
            assert {metal: here.get(metal, D(0)) + gone.get(metal, D(0)) for metal in brought} == brought
            levels = Level.objects.filter(place="TRANSIT", quantity__gt=0)
            assert {(row.branch_id, row.item_id): row.quantity for row in levels} == in_transit_of_lines()
            assert differences() == []
        connection.check_constraints()
        transaction.set_rollback(True)
