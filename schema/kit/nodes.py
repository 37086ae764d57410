"""Relay's global ids: one text that names an object of any type, on this host only."""

import uuid
from collections.abc import Iterator
from typing import Annotated, cast

import strawberry
from strawberry import Schema, relay
from strawberry.types.base import StrawberryObjectDefinition

from project.errors import NotFound
from schema.kit.context import Info
from schema.kit.permissions import demand, on_shop_host, signed_in
from schema.kit.refusals import ObjectNotFound
from shared_apps.identity.permissions import PERMISSIONS


def key_of(id: relay.GlobalID, node_type: type[relay.Node], *, field: str | None = None) -> uuid.UUID:
    """Return the primary key that a global id names.

    Raises:
        NotFound: the id is of another type, or names nothing that could exist.
    """
    if id.type_name != node_type.__strawberry_definition__.name:  # type: ignore[attr-defined]  # set by the decorator
        raise NotFound(field=field)
    try:
        return uuid.UUID(id.node_id)
    except ValueError as error:
        raise NotFound(field=field) from error


@strawberry.type
class NodeQuery:
    @strawberry.field(
        description="Any object by its id, if you may see such objects.", extensions=[on_shop_host, signed_in]
    )
    def node(
        self, info: Info, id: Annotated[relay.GlobalID, strawberry.argument(description="The object's id.")]
    ) -> relay.Node | None:
        """Return the object.

        Raises:
            ObjectNotFound: no such type or object here.
            Forbidden: the actor's role lacks the type's ``view_permission``.
        """
        try:
            node_type = id.resolve_type(info)
            key = key_of(id, node_type)
        except (relay.GlobalIDValueError, NotFound) as error:
            raise ObjectNotFound from error
        demand(info, node_type.view_permission)  # type: ignore[attr-defined]  # a test sees that every node has it
        node = cast("relay.Node | None", node_type.resolve_node(str(key), info=info))
        if node is None:
            raise ObjectNotFound
        return strawberry.cast(node_type, node)


def types_without_permission(schema: Schema) -> Iterator[str]:
    """Name each node type that does not say with ``view_permission`` who may find its objects."""
    for name, concrete in schema.schema_converter.type_map.items():
        definition = concrete.definition
        if isinstance(definition, StrawberryObjectDefinition) and not definition.is_interface:
            is_node = issubclass(definition.origin, relay.Node)
            if is_node and getattr(definition.origin, "view_permission", None) not in PERMISSIONS:
                yield name
