"""A queryset is lazy: made in one shop and evaluated in another, it would quietly read the other one. It raises here.

Every query remembers where it was made, and what is built from it remembers the same.
"""

from typing import Any

from django.apps import apps
from django.db import connections
from django.db.models.sql import compiler
from django.db.models.sql.query import Query

from project.database.errors import CrossedShops

_make_query = Query.__init__


def _make_query_of_schema(self: Query, *args: Any, **kwargs: Any) -> None:
    _make_query(self, *args, **kwargs)
    # One that a form or a page holds from the start belongs to nobody yet.
    self.made_in = connections["default"].place if apps.ready else None  # type: ignore[attr-defined]


# Django offers no hook where a query begins; a manager or a base class of ours would miss the related managers'.
Query.__init__ = _make_query_of_schema  # type: ignore[method-assign]


class _OfOneSchema:
    query: Any
    connection: Any

    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        made_in = getattr(self.query, "made_in", None)
        if made_in is not None and made_in != self.connection.place:
            raise CrossedShops(f"Made in {made_in!r}, evaluated in {self.connection.place!r}.")
        return super().execute_sql(*args, **kwargs)  # type: ignore[misc]  # Django's compiler comes next


class SQLCompiler(_OfOneSchema, compiler.SQLCompiler):
    pass


class SQLInsertCompiler(_OfOneSchema, compiler.SQLInsertCompiler):
    pass


class SQLDeleteCompiler(_OfOneSchema, compiler.SQLDeleteCompiler):
    pass


class SQLUpdateCompiler(_OfOneSchema, compiler.SQLUpdateCompiler):
    pass


class SQLAggregateCompiler(_OfOneSchema, compiler.SQLAggregateCompiler):
    pass
