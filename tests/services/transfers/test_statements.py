"""However many lines a transfer has, it takes the same number of statements."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenant_apps.catalog.choices import Tracking
from tenant_apps.transfers.models import Transfer
from tests.transfers import Road, said


def counted(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        work()
    return len([query for query in captured if "SAVEPOINT" not in query["sql"]])


def statements(road: Road, name: str, lines: int) -> dict[str, int]:
    """Return how many statements each step takes for a transfer of so many lines, half of which is received."""
    items = [road.stock(f"{name}-{n}", 9, tracking=Tracking.QUANTITY) for n in range(lines)]
    positions = range(1, lines + 1)
    requested: list[Transfer] = []
    counts = {"request": counted(lambda: requested.append(road.request(*((item, 6) for item in items))))}
    transfer = requested[0]
    counts["approve"] = counted(lambda: road.approve(transfer, *((n, 5) for n in positions)))
    counts["send"] = counted(lambda: road.send(transfer, *((n, 20) for n in positions)))
    counts["receive"] = counted(lambda: road.receive(transfer, said(*((n, 2, 5) for n in positions))))
    counts["call_back"] = counted(lambda: road.call_back(transfer, said(*((n, 1, 3) for n in positions))))
    counts["write_off"] = counted(lambda: road.write_off(transfer, said(*((n, 2, 2) for n in positions))))
    return counts


def test_statements_do_not_grow_with_the_lines(road: Road) -> None:
    few, many = statements(road, "A", 3), statements(road, "B", 60)

    assert few == many
