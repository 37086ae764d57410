"""Whatever order transactions, savepoints, errors, threads and shops come in, nobody ever reads a foreign row."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from psycopg.pq import TransactionStatus

from shared_apps.identity.models import User
from shared_apps.tenants.context import in_public, in_tenant
from shared_apps.tenants.models import Tenant

THREADS = st.integers(0, 1)
PLACES = st.sampled_from(["aurum", "bijou", "platform"])


class Desk:
    """One thread with its own connection, and the contexts that are open in it, outermost first."""

    def __init__(self) -> None:
        self.thread = ThreadPoolExecutor(1)
        self.open: list[tuple[str | None, AbstractContextManager[Any]]] = []

    def do[T](self, work: Callable[[], T]) -> T:
        return self.thread.submit(work).result()

    def enter(self, place: str | None, context: AbstractContextManager[Any]) -> None:
        with suppress(DatabaseError):  # nothing can be opened in a transaction that has failed, or nowhere
            self.do(context.__enter__)
            self.open.append((place, context))

    def leave(self, *, failing: bool) -> None:
        if self.open:
            _, context = self.open.pop()
            error = ZeroDivisionError() if failing else None
            with suppress(DatabaseError, ZeroDivisionError):
                self.do(lambda: context.__exit__(type(error) if error else None, error, None))

    def close(self) -> None:
        while self.open:
            self.leave(failing=True)
        self.do(close)
        self.thread.shutdown()

    @property
    def place(self) -> str | None:
        return next((place for place, _ in reversed(self.open) if place), None)

    @property
    def is_in_transaction(self) -> bool:
        return any(place is None for place, _ in self.open)


def close() -> None:
    connection.close()  # looked up in the thread that runs this: each has its own


def emails() -> list[str]:
    return list(User.objects.values_list("email", flat=True))


def is_broken() -> bool:
    session = connection.connection
    return connection.needs_rollback or (
        session is not None and session.info.transaction_status == TransactionStatus.INERROR
    )


class Interleaving(RuleBasedStateMachine):
    shops: dict[str, Tenant]

    def __init__(self) -> None:
        super().__init__()
        self.desks = [Desk(), Desk()]

    @rule(thread=THREADS, place=PLACES, then_read=st.booleans())
    def enter(self, thread: int, place: str, then_read: bool) -> None:
        self.desks[thread].enter(place, in_public() if place == "platform" else in_tenant(self.shops[place]))
        self.read(thread, then_read)

    @rule(thread=THREADS, then_read=st.booleans())
    def begin(self, thread: int, then_read: bool) -> None:
        self.desks[thread].enter(None, transaction.atomic())
        self.read(thread, then_read)

    @rule(thread=THREADS, failing=st.booleans(), then_read=st.booleans())
    def leave(self, thread: int, failing: bool, then_read: bool) -> None:
        self.desks[thread].leave(failing=failing)
        self.read(thread, then_read)

    @rule(thread=THREADS)
    def fail(self, thread: int) -> None:
        with suppress(DatabaseError):
            self.desks[thread].do(lambda: connection.cursor().execute("SELECT 1 / 0"))

    def read(self, thread: int, wanted: bool) -> None:
        """Read or not: what is set at the next statement must be right however many steps lie between."""
        if not wanted:
            return
        desk = self.desks[thread]
        place, is_broken_now = desk.place, desk.do(is_broken)
        can_read = not is_broken_now and (place == "platform" or (place is not None and desk.is_in_transaction))
        if not can_read:
            with pytest.raises(DatabaseError):
                desk.do(emails)
            return
        assert desk.do(emails) == ([] if place == "platform" else [f"owner@{place}.example"])

    def teardown(self) -> None:
        for desk in self.desks:
            desk.close()


def test_no_order_of_things_shows_a_foreign_row(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        Interleaving.shops = {slug: Tenant.objects.get(slug=slug) for slug in ("aurum", "bijou")}
        run_state_machine_as_test(
            Interleaving,
            settings=settings(
                max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
