"""The smallest call of each mutation that is in the schema, made from the schema: no list of them is kept anywhere."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, encode_multipart
from graphql import (
    GraphQLField,
    GraphQLSchema,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
)
from strawberry.relay import to_base64
from strawberry.types.field import StrawberryField

from schema.kit.permissions import Where, Who
from schema.root import schema

GRAPH: GraphQLSchema = schema._schema
SOMEWHERE = str(uuid.UUID(int=5))
SAMPLES: dict[str, Any] = {
    "Amount": "1", "Boolean": False, "Carat": "1", "Date": "2026-11-20", "DateTime": "2026-11-20T12:00:00+03:30",
    "Fineness": "750", "Grams": "1", "ID": to_base64("Nothing", SOMEWHERE), "Int": 1, "JSON": {}, "Millimetres": "1",
    "Money": "1",    "Percent": "1", "Rate": "1", "String": "x", "UUID": SOMEWHERE, "Upload": None,
}  # fmt: skip
"""A value for each scalar. One that is missing here fails the test, loudly."""


@dataclass(frozen=True, kw_only=True)
class Call:
    """A mutation with no more input than its types ask for, and what its field says about where and to whom."""

    name: str
    where: Where
    who: Who
    body: bytes
    content_type: str


def calls() -> Iterator[Call]:
    """Yield a call for each mutation of the schema."""
    mutation = GRAPH.mutation_type
    assert mutation is not None
    said = {schema.config.name_converter.get_graphql_name(field): field for field in _declared()}
    assert said.keys() == mutation.fields.keys()
    for name, field in mutation.fields.items():
        body, content_type = _request(name, field)
        (where,) = (one for one in said[name].extensions if isinstance(one, Where))
        (who,) = (one for one in said[name].extensions if isinstance(one, Who))
        yield Call(name=name, where=where, who=who, body=body, content_type=content_type)


def _declared() -> list[StrawberryField]:
    fields: list[StrawberryField] = schema.mutation.__strawberry_definition__.fields  # type: ignore[union-attr]
    return fields


def _request(name: str, field: GraphQLField) -> tuple[bytes, str]:
    needed = {key: argument for key, argument in field.args.items() if is_required_argument(argument)}
    heads = ", ".join(f"${key}: {argument.type}" for key, argument in needed.items())
    passed = ", ".join(f"{key}: ${key}" for key in needed)
    query = (
        f"mutation ({heads}) {{ {name}({passed}) {{ __typename }} }}"
        if needed
        else f"mutation {{ {name} {{ __typename }} }}"
    )
    uploads: list[str] = []
    variables = {key: _sample(argument.type, f"variables.{key}", uploads) for key, argument in needed.items()}
    operations = json.dumps({"query": query, "variables": variables})
    if not uploads:
        return operations.encode(), "application/json"
    form = {"operations": operations, "map": json.dumps({"0": uploads}), "0": SimpleUploadedFile("x", b"x")}
    return encode_multipart(BOUNDARY, form), f"multipart/form-data; boundary={BOUNDARY}"


def _sample(kind: Any, path: str, uploads: list[str]) -> Any:
    if is_non_null_type(kind):
        kind = kind.of_type
    if is_list_type(kind):
        return []
    if is_enum_type(kind):
        return next(iter(kind.values))
    if is_input_object_type(kind):
        return {
            key: _sample(field.type, f"{path}.{key}", uploads)
            for key, field in kind.fields.items()
            if is_required_input_field(field)
        }
    if kind.name == "Upload":
        uploads.append(path)
    return SAMPLES[kind.name]
