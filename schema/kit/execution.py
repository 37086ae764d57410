"""When an operation reads and when it may write.

A query reads everything in one snapshot. A root field of a mutation runs with no transaction open, so that its service
opens and commits its own; what the client selects of the result is then read in a snapshot, closed before the next
root field begins.
"""

from contextlib import nullcontext
from typing import Any

from graphql import GraphQLObjectType, GraphQLOutputType, GraphQLResolveInfo
from graphql.execution.collect_fields import FieldDetailsList
from graphql.language import OperationType
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from project.database.origin import name_operation
from project.database.snapshots import snapshot


class SnapshotExecutor(StrawberryGraphQLCoreExecutionContext):
    def execute_operation(self, serially: bool | None = None) -> Any:  # noqa: FBT001  (graphql-core's signature)
        is_mutation = self.operation.operation is OperationType.MUTATION
        with nullcontext() if is_mutation else snapshot():
            self.context_value.execution_began = True
            return super().execute_operation(serially)

    def execute_field(
        self,
        parent_type: GraphQLObjectType,
        source: Any,
        field_details_list: FieldDetailsList,
        path: Path,
        position_context: Any,
    ) -> Any:
        if path.prev is None and self.operation.operation is OperationType.MUTATION:
            # The field's own name and not the client's alias for it.
            name_operation(field_details_list[0].node.name.value)
        return super().execute_field(parent_type, source, field_details_list, path, position_context)

    def complete_value(
        self,
        return_type: GraphQLOutputType,
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        complete = super().complete_value
        if path.prev is not None or self.operation.operation is not OperationType.MUTATION:
            return complete(return_type, field_details_list, info, path, result, position_context)
        # A mutation's root field has just been resolved: from here on it only reads.
        with snapshot():
            return complete(return_type, field_details_list, info, path, result, position_context)
