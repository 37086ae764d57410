"""How a schema of ours is built, for the graph and for the tests of this kit."""

from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext
from strawberry_django.optimizer import DjangoOptimizerExtension

from schema.kit.execution import SnapshotExecutor
from schema.kit.limits import Limits
from schema.kit.pagination import MAX_PAGE
from schema.kit.scalars import SCALARS


class Schema(strawberry.Schema):
    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Leave logging to ``kit.errors``, which knows what was expected and keeps people's data out."""


def build_schema(*, query: type, mutation: type | None = None, **kwargs: Any) -> Schema:
    return Schema(
        query=query,
        mutation=mutation,
        config=StrawberryConfig(scalar_map=SCALARS, relay_max_results=MAX_PAGE),
        execution_context_class=SnapshotExecutor,
        # In this order: what is refused is never optimised.
        extensions=[Limits, DjangoOptimizerExtension],
        **kwargs,
    )
