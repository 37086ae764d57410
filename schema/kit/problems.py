"""Refusals as data: a mutation's result is a union of its success and the problems it may meet.

A domain's problem is declared beside its mutation, with its facts and nothing else, and made in an ``except`` clause::

    @strawberry.type
    class RateStale(Problem):
        metal: str
        quoted_at: datetime

    except pricing_errors.RateStale as error:
        return RateStale.of(error)
"""

import dataclasses
from typing import Self

import strawberry
from strawberry.utils.str_converters import to_camel_case

from project import errors


@strawberry.interface(description="Why a request was refused. The code and the facts are the contract, not the text.")
class Problem:
    code: str
    message: str = strawberry.field(description="A sentence in the language of the request.")
    path: list[str] | None = strawberry.field(default=None, description="The field of the input that caused it.")

    @classmethod
    def of(cls, error: errors.BusinessError) -> Self:
        """Translate a service's refusal: its facts become the fields of the same name."""
        names = {field.name for field in dataclasses.fields(cls)}
        facts = {name: value for name, value in error.facts.items() if name in names}
        return cls(code=error.code, message=error.message, path=input_path(error.field), **facts)


@strawberry.type(description="What is wrong with one field of the input.")
class FieldProblem:
    path: list[str]
    code: str
    message: str


@strawberry.type(description="Some fields of the input cannot be right.")
class InvalidInput(Problem):
    fields: list[FieldProblem] = strawberry.field(default_factory=list)

    @classmethod
    def of(cls, error: errors.BusinessError) -> Self:
        problem = super().of(error)
        if isinstance(error, errors.InvalidInput):
            problem.fields = [
                FieldProblem(path=input_path(path) or [], code=code, message=str(message))
                for path, (code, message) in error.fields.items()
            ]
        return problem


@strawberry.type(description="It does not exist, or is not yours: the answer is the same.")
class NotFound(Problem):
    pass


@strawberry.type(description="The shop's plan allows no more.")
class LimitReached(Problem):
    limit: str
    allowed: int
    plan: str


@strawberry.type(description="The idempotency key was used before with another input.")
class IdempotencyKeyReused(Problem):
    pass


def input_path(dotted: str | None) -> list[str] | None:
    """Return the path of an input field as the client spells it: ``lines.2.unit_price`` → lines, 2, unitPrice."""
    return [to_camel_case(segment) for segment in dotted.split(".")] if dotted else None
