"""What a process keeps for a moment: it costs no way to Redis, and no other process can take it back."""

from collections.abc import Iterable
from time import monotonic

MOST = 1_000
"""Entries at a time. With more shops than that in so short a while they are asked for again."""


class Near[Value]:
    """Values for ``seconds``. What is kept is handed out as it is: whoever changes things gives away copies."""

    def __init__(self, *, seconds: float) -> None:
        self._seconds = seconds
        self._kept: dict[str, tuple[float, Value]] = {}

    def get(self, key: str) -> Value | None:
        until, value = self._kept.get(key, (0.0, None))
        return value if until > monotonic() else None

    def keep(self, key: str, value: Value) -> None:
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[key] = (monotonic() + self._seconds, value)

    def forget(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._kept.pop(key, None)

    def clear(self) -> None:
        self._kept.clear()
