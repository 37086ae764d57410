"""Who wants to know: the map from a fact's name to the functions that queue work for it."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Handler = Callable[..., Any]
_handlers: dict[str, list[Handler]] = defaultdict(list)


def subscribe(name: str) -> Callable[[Handler], Handler]:
    """Call the decorated function with ``schema_name``, ``event_id`` and the event's ids whenever ``name`` happens."""

    def register(handler: Handler) -> Handler:
        _handlers[name].append(handler)
        return handler

    return register


def handlers_of(name: str) -> list[Handler]:
    return _handlers[name]
