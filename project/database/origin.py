"""Who is behind the statements of this thread and where they come from: told to PostgreSQL with each transaction.

The audit's triggers read it from the setting ``zargar.origin``. It is sent in the statement that sets the shop and its
role, so it costs no message of its own. PostgreSQL lets every role SET a setting of such a name, but a shop's role has
no ``set_config`` and a text holds one statement: injected SQL cannot pass itself off as somebody else.
"""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace

LONGEST = 200
"""Characters of each part: a path or a header may be any length."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """``actor`` is a user name, ``anonymous``, ``task:NAME``, ``command:NAME`` or ``process``."""

    actor: str = "process"
    actor_id: uuid.UUID | None = None
    address: str = ""
    request_id: str = ""
    operation: str = ""
    """The use case as the graph calls it, or method and path."""

    def as_setting(self) -> str:
        """Return it as JSON that PostgreSQL can read whatever a client put into a header or a path."""
        return json.dumps({name: _clean(str(value)) for name, value in asdict(self).items() if value})


def _clean(text: str) -> str:
    # jsonb refuses NUL and half of a surrogate pair; neither is printable.
    return "".join(letter for letter in text[:LONGEST] if letter.isprintable())


_origin: ContextVar[Origin] = ContextVar("origin", default=Origin())  # noqa: B039  (frozen)


def current_origin() -> Origin:
    return _origin.get()


@contextmanager
def acting(origin: Origin) -> Iterator[None]:
    """Say for the block who is behind it; who was before is again afterwards."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


def name_actor(*, actor: str, actor_id: uuid.UUID) -> None:
    """Say who sent the request at hand, once that is known; it holds until the request ends."""
    _origin.set(replace(_origin.get(), actor=actor, actor_id=actor_id))


def name_operation(operation: str) -> None:
    """Say which use case the request at hand runs now."""
    _origin.set(replace(_origin.get(), operation=operation))


def begin_command(name: str) -> None:
    """Say that this process runs a command, from here to its end."""
    _origin.set(Origin(actor=f"command:{name}"))
