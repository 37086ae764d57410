"""The graph: every domain's root fields, merged."""

from strawberry.tools import merge_types

from schema.kit.build import build_schema
from schema.kit.nodes import NodeQuery
from schema.site import SiteQuery

QUERIES: list[type] = [
    SiteQuery,
    NodeQuery,
]
MUTATIONS: list[type] = []

schema = build_schema(
    query=merge_types("Query", tuple(QUERIES)),
    mutation=merge_types("Mutation", tuple(MUTATIONS)) if MUTATIONS else None,
)
