"""What is not declared is not safe: every way into the graph says who may take it."""

from schema.kit.nodes import types_without_permission
from schema.kit.permissions import undeclared_root_fields
from schema.root import schema


def test_every_root_field_says_where_it_answers_and_to_whom() -> None:
    assert list(undeclared_root_fields(schema)) == []


def test_every_node_type_says_who_may_find_its_objects() -> None:
    assert list(types_without_permission(schema)) == []
