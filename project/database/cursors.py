"""Cursors that ask before every statement, so that also a raw one of the driver's works as the tenant of the moment.

A statement's parameters are bound by the server, and a text holds one statement: what somebody smuggles into it cannot
begin a second one. Only the owner's scripts, which are ours, may hold several.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

import psycopg
from django.db.backends.postgresql.base import CursorMixin, ServerBindingCursor


class Gate(Protocol):
    """What decides about a statement: the connection's wrapper."""

    runs_scripts: bool

    def admit(self, *, named: bool) -> AbstractContextManager[Any]: ...


class _Gated:
    """Asks the gate of its connection; one without a gate is being made or cleaned and belongs to nobody."""

    connection: Any
    is_named = False

    def _gate(self) -> Gate | None:
        return getattr(self.connection, "gate", None)

    def _admitted(self) -> AbstractContextManager[Any]:
        gate = self._gate()
        return nullcontext() if gate is None else gate.admit(named=self.is_named)

    def execute(self, *args: Any, **kwargs: Any) -> Any:
        with self._admitted():
            return super().execute(*args, **kwargs)  # type: ignore[misc]  # the driver's cursor comes next

    def executemany(self, *args: Any, **kwargs: Any) -> None:
        with self._admitted():
            super().executemany(*args, **kwargs)  # type: ignore[misc]

    def stream(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        with self._admitted():
            yield from super().stream(*args, **kwargs)  # type: ignore[misc]

    @contextmanager
    def copy(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        with self._admitted(), super().copy(*args, **kwargs) as copy:  # type: ignore[misc]
            yield copy

    def _execute_send(self, query: Any, *, force_extended: bool = False, **kwargs: Any) -> None:
        # The simple protocol, which the driver chooses when there are no parameters, would run several statements.
        gate = self._gate()
        is_single = gate is not None and not gate.runs_scripts
        super()._execute_send(query, force_extended=force_extended or is_single, **kwargs)  # type: ignore[misc]


class GatedCursor(_Gated, ServerBindingCursor):
    """What Django and everybody else get from the connection."""


class GatedServerCursor(_Gated, CursorMixin, psycopg.ServerCursor[Any]):
    """A named cursor: it reads what its transaction could read when it was opened."""

    is_named = True
