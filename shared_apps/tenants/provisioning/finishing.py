"""What the schema of every shop gets after its migrations. Apps of the shop add their touch when they are loaded."""

from collections.abc import Callable

from django.db import connection

FinishingTouch = Callable[[], list[str]]
_touches: dict[str, FinishingTouch] = {}


def finishing_touch(*, mark: str) -> Callable[[FinishingTouch], FinishingTouch]:
    """Let the decorated function say what the entered schema is missing, as statements without parameters.

    ``mark`` changes whenever the function would answer something else for the same tables: it is a part of the
    migration state, so that shops are brought to it though no migration is new.
    """

    def add(touch: FinishingTouch) -> FinishingTouch:
        _touches[mark] = touch
        return touch

    return add


def finishing_marks() -> list[str]:
    return sorted(_touches)


def finish() -> list[str]:
    """Run, as the owner in the entered schema, what it is missing; return the statements."""
    statements = [statement for touch in _touches.values() for statement in touch()]
    if statements:
        # A table whose rows a migration has just written is not changed while its deferred checks are still to come.
        statements = ["SET CONSTRAINTS ALL IMMEDIATE", *statements]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    return statements
