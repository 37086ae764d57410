"""How much one request may ask for. Measured on the document before it is validated, so that nothing gets around it.

Fragments are measured once each and counted at every place they are spread: a bomb of fragments is small to measure and
large in the result, and a cycle counts once and is left to validation. The parser itself stops at ``MAX_TOKENS``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSyntaxError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    get_named_type,
    get_nullable_type,
    is_list_type,
    parse,
    visit,
)
from graphql.language import DirectiveNode, StringValueNode
from graphql.type import GraphQLField, GraphQLNamedType, is_composite_type
from strawberry.extensions import SchemaExtension

from schema.kit.pagination import DEFAULT_PAGE, MAX_PAGE
from schema.kit.refusals import IntrospectionDisabled, LimitExceeded, OperationNotChosen
from schema.kit.text import refuse_unusable

MAX_TOKENS = 2_000
MAX_DEPTH = 15
MAX_ALIASES = 40
MAX_DIRECTIVES = 40
MAX_COST = 20_000
ROWS_OF_A_PLAIN_LIST = 10
"""What a list without pages is taken to hold."""
INTROSPECTION = {"__schema", "__type"}


class Limits(SchemaExtension):
    """Refuses a document that is too large, before it is validated or executed."""

    def on_parse(self) -> Iterator[None]:
        context = self.execution_context
        if context.query:
            context.graphql_document = _parse(context.query)
        yield

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        if context.graphql_document is not None:
            try:
                check(context.graphql_document, context.schema._schema, context.variables or {})
                self._check_operation_is_chosen(context.graphql_document)
            except GraphQLError as refusal:
                context.pre_execution_errors = [refusal]
        yield

    def _check_operation_is_chosen(self, document: DocumentNode) -> None:
        # Strawberry would take the first one.
        operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        if len(operations) > 1 and self.execution_context._provided_operation_name is None:
            raise OperationNotChosen


def _parse(query: str) -> DocumentNode:
    try:
        return parse(query, max_tokens=MAX_TOKENS)
    except GraphQLSyntaxError as error:
        # The parser says these two in words only.
        if f"more than {MAX_TOKENS} tokens" in error.message:
            raise LimitExceeded(limit="tokens", allowed=MAX_TOKENS) from error
        if "nested too deeply" in error.message:
            raise LimitExceeded(limit="depth", allowed=MAX_DEPTH) from error
        raise


def check(document: DocumentNode, schema: GraphQLSchema, variables: dict[str, Any]) -> None:
    """Raise the first refusal that the document earns.

    Raises:
        LimitExceeded: it has too many aliases or directives, is nested too deeply or costs too much.
        IntrospectionDisabled: it asks for the schema, which only a developer's server shows.
        UnusableCharacters: a text in it contains what no text may.
    """
    _check_counts(document)
    meter = _Meter(document, schema, variables)
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode):
            try:
                size = meter.measure(node.selection_set, schema.get_root_type(node.operation))
            except RecursionError:
                raise LimitExceeded(limit="depth", allowed=MAX_DEPTH) from None
            _check_limit("depth", size.depth, MAX_DEPTH)
            _check_limit("cost", size.cost, MAX_COST)


def _check_counts(document: DocumentNode) -> None:
    counter = _Counter()
    visit(document, counter)
    _check_limit("aliases", counter.aliases, MAX_ALIASES)
    _check_limit("directives", counter.directives, MAX_DIRECTIVES)
    if counter.introspects and not settings.DEBUG:
        raise IntrospectionDisabled


def _check_limit(name: str, value: int, allowed: int) -> None:
    if value > allowed:
        raise LimitExceeded(limit=name, allowed=allowed)


class _Counter(Visitor):
    """Counts what costs the same wherever it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.aliases = self.directives = 0
        self.introspects = False

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        self.aliases += node.alias is not None
        self.introspects = self.introspects or node.name.value in INTROSPECTION

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        self.directives += 1

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        refuse_unusable(node.value, path="query")


@dataclass(frozen=True)
class _Size:
    depth: int = 0
    cost: int = 0


class _Meter:
    """Depth and cost of a selection: a field costs 1 and what is below it as often as it may have rows."""

    def __init__(self, document: DocumentNode, schema: GraphQLSchema, variables: dict[str, Any]) -> None:
        self.schema, self.variables = schema, variables
        self.fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self.known: dict[str, _Size] = {}

    def measure(self, selections: SelectionSetNode, parent: GraphQLNamedType | None) -> _Size:
        sizes = [self._of(node, parent) for node in selections.selections]
        return _Size(max((size.depth for size in sizes), default=0), sum(size.cost for size in sizes))

    def _of(self, node: Any, parent: GraphQLNamedType | None) -> _Size:
        match node:
            case FieldNode():
                return self._of_field(node, parent)
            case FragmentSpreadNode():
                return self._of_fragment(node.name.value)
            case InlineFragmentNode():
                condition = node.type_condition
                return self.measure(node.selection_set, self._type(condition.name.value) if condition else parent)
            case _:
                return _Size()

    def _of_field(self, node: FieldNode, parent: GraphQLNamedType | None) -> _Size:
        if node.selection_set is None or node.name.value in INTROSPECTION:
            return _Size(1, 1)
        field = parent.fields.get(node.name.value) if isinstance(parent, GraphQLObjectType) else None
        below = self.measure(node.selection_set, get_named_type(field.type) if field else None)
        return _Size(1 + below.depth, 1 + self._rows(node, field, parent) * below.cost)

    def _of_fragment(self, name: str) -> _Size:
        if name not in self.known and (fragment := self.fragments.get(name)):
            self.known[name] = _Size()  # what a cycle finds
            self.known[name] = self.measure(fragment.selection_set, self._type(fragment.type_condition.name.value))
        return self.known.get(name, _Size())

    def _rows(self, node: FieldNode, field: GraphQLField | None, parent: GraphQLNamedType | None) -> int:
        if field is None:
            return 1
        if "first" in field.args:
            return self._page(node)
        # The rows of a page are counted where its size is asked for.
        of_page = parent is not None and parent.name.endswith("Connection")
        return ROWS_OF_A_PLAIN_LIST if is_list_type(get_nullable_type(field.type)) and not of_page else 1

    def _page(self, node: FieldNode) -> int:
        for argument in node.arguments or ():
            if argument.name.value in ("first", "last"):
                value: Any = MAX_PAGE
                if isinstance(argument.value, IntValueNode):
                    value = int(argument.value.value[:10])
                elif isinstance(argument.value, VariableNode):
                    value = self.variables.get(argument.value.name.value, MAX_PAGE)
                return value if isinstance(value, int) and 0 <= value <= MAX_PAGE else MAX_PAGE
        return DEFAULT_PAGE

    def _type(self, name: str) -> GraphQLNamedType | None:
        found = self.schema.get_type(name)
        return found if is_composite_type(found) else None
