"""What can be counted in a shop. Apps of the shop add their meter when they are loaded."""

from collections.abc import Callable
from datetime import date
from typing import Literal

type Counted = Literal["users", "items", "sales", "storage_bytes"]
type Meter = Callable[[date], int]
_meters: dict[Counted, Meter] = {}


def meter(counted: Counted) -> Callable[[Meter], Meter]:
    """Let the decorated function count ``counted`` for a day (UTC), inside the shop."""

    def register(function: Meter) -> Meter:
        _meters[counted] = function
        return function

    return register


def read_meters(day: date) -> dict[str, int]:
    return {str(counted): function(day) for counted, function in _meters.items()}
