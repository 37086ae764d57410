"""Where a field answers and to whom. A refusal is always a loud, typed error.

Every root field says both::

    @strawberry.mutation(extensions=[on_shop_host, requires("sales.checkout")])
"""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from strawberry import Schema
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField

from schema.kit.context import Info
from schema.kit.refusals import Forbidden, WrongHost
from shared_apps.identity.permissions import PERMISSIONS, allows


class Where(FieldExtension):
    """Says on which kind of host a field answers."""

    def apply(self, field: StrawberryField) -> None:
        # The last extension runs first: the host is asked before the person, whose permissions mean nothing elsewhere.
        field.extensions = [*(other for other in field.extensions if other is not self), self]


class Who(FieldExtension):
    """Says to whom a field answers."""


class OnHost(Where):
    """The field answers on one kind of host."""

    def __init__(self, host: Literal["SHOP", "PLATFORM"]) -> None:
        self.host = host

    def resolve(self, next_: Callable[..., Any], source: Any, info: Info, **kwargs: Any) -> Any:
        if info.context.is_shop != (self.host == "SHOP"):
            raise WrongHost(host=self.host)
        return next_(source, info, **kwargs)


class OnAnyHost(Where):
    """The field answers on both hosts. Says so, and does nothing."""


class Open(Who):
    """The field answers to everybody, logged in or not. Says so, and does nothing."""


class SignedIn(Who):
    """The field answers to everybody who is logged in."""

    def resolve(self, next_: Callable[..., Any], source: Any, info: Info, **kwargs: Any) -> Any:
        _ = info.context.signed_in_actor
        return next_(source, info, **kwargs)


class Requires(Who):
    """The field answers to roles that have a permission."""

    def __init__(self, permission: str) -> None:
        if permission not in PERMISSIONS:
            raise ValueError(f"There is no permission {permission!r}.")
        self.permission = permission

    def resolve(self, next_: Callable[..., Any], source: Any, info: Info, **kwargs: Any) -> Any:
        demand(info, self.permission)
        return next_(source, info, **kwargs)


on_shop_host = OnHost("SHOP")
on_public_host = OnHost("PLATFORM")
on_any_host = OnAnyHost()
public_field = Open()
signed_in = SignedIn()
requires = Requires


def demand(info: Info, permission: str) -> None:
    """Check the actor's permission where a field's extension cannot.

    Raises:
        Unauthenticated: nobody is logged in.
        Forbidden: the actor's role does not have it.
    """
    if not allows(info.context.signed_in_actor.role, permission):
        raise Forbidden(permission=permission)


def undeclared_root_fields(schema: Schema) -> Iterator[str]:
    """Name each root field that does not say on which host it answers and to whom."""
    for root in (schema.query, schema.mutation):
        for field in root.__strawberry_definition__.fields if root else ():  # type: ignore[attr-defined]
            if not _declares_access(field):
                yield f"{root.__name__}.{field.name}"  # type: ignore[union-attr]


def _declares_access(field: StrawberryField) -> bool:
    return all(sum(isinstance(extension, said) for extension in field.extensions) == 1 for said in (Where, Who))
