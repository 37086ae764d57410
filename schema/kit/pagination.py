"""Lists in pages: Relay connections whose cursors say where in the order a page ends, and in which shop.

For root fields. A cursor is what strawberry-django makes (the values of the ordering), with a seal of the shop: in
another shop, or changed by hand, it is refused.
"""

from typing import Any, Self, cast

import strawberry
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from strawberry import relay
from strawberry.relay.types import NodeIterableType
from strawberry.types.info import Info
from strawberry_django.relay import DjangoCursorConnection, DjangoCursorEdge

from schema.kit.refusals import InvalidCursor, InvalidPageSize
from shared_apps.tenants.context import current_schema

DEFAULT_PAGE = 50
MAX_PAGE = 100
COUNTED = 10_001
"""Nobody reads further, and a shop's longest lists would be read to their end for a number."""


@strawberry.type(name="Edge", description="One entry of a list, with its place in the order.")
class Edge(DjangoCursorEdge[relay.NodeType]):
    @classmethod
    def resolve_edge(cls, node: relay.NodeType, *, cursor: Any = None, **kwargs: Any) -> Self:
        edge = super().resolve_edge(node, cursor=cursor, **kwargs)
        edge.cursor = f"{edge.cursor}.{_seal(edge.cursor)}"
        return edge


@strawberry.type(name="Connection", description="One page of a list.")
class Connection(DjangoCursorConnection[relay.NodeType]):
    edges: list[Edge[relay.NodeType]] = strawberry.field(  # type: ignore[assignment]  # a list of the base's edges
        description="The entries of this page."
    )

    @strawberry.field(
        description="How many entries there are. More than ten thousand are not counted: 10001 stands for them all."
    )
    def total_count(self) -> int:
        # Every one of our lists is a root field, so no count was fetched beforehand.
        entries = cast("QuerySet[Any]", self.total_count_qs)
        return entries.order_by().values("pk")[:COUNTED].count()

    @classmethod
    def resolve_connection(
        cls,
        nodes: NodeIterableType[relay.NodeType],
        *,
        info: Info[Any, Any],
        before: str | None = None,
        after: str | None = None,
        first: int | None = None,
        last: int | None = None,
        **kwargs: Any,
    ) -> Any:
        """Return one page, of ``DEFAULT_PAGE`` entries unless the client says how many.

        Raises:
            InvalidPageSize: negative, more than ``MAX_PAGE``, or from both ends at once.
            InvalidCursor: a cursor of another shop, of another list, or none of ours.
        """
        if first is None and last is None:
            first = DEFAULT_PAGE
        sizes = [size for size in (first, last) if size is not None]
        if len(sizes) > 1 or not 0 <= sizes[0] <= MAX_PAGE:
            raise InvalidPageSize(maximum=MAX_PAGE)
        before, after = _unsealed(before), _unsealed(after)
        try:
            return super().resolve_connection(
                nodes, info=info, before=before, after=after, first=first, last=last, **kwargs
            )
        except ValueError as error:
            # Ours, but of a list in another order.
            if str(error) == "Invalid cursor":
                raise InvalidCursor from error
            raise


def _seal(cursor: str) -> str:
    return salted_hmac(f"cursor:{current_schema()}", cursor, algorithm="sha256").hexdigest()[:16]


def _unsealed(cursor: str | None) -> str | None:
    if cursor is None:
        return None
    content, _, seal = cursor.rpartition(".")
    if not constant_time_compare(seal, _seal(content)):
        raise InvalidCursor
    return content
