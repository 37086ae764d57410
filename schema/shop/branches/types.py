from typing import ClassVar, cast

import strawberry_django
from strawberry import auto, relay

from schema.kit.context import Info
from schema.kit.scalars import Money
from tenant_apps.branches import models
from tenant_apps.sales.payments.cash_step import cash_step


@strawberry_django.type(models.Terminal, description="A till: one counter's computer or tablet.")
class Terminal(relay.Node):
    view_permission: ClassVar[str] = "branches.view"

    name: auto
    is_active: auto


@strawberry_django.type(models.Branch, description="A place where the shop trades.")
class Branch(relay.Node):
    view_permission: ClassVar[str] = "branches.view"

    code: auto
    name: auto
    address: auto
    phone: auto
    is_active: auto
    is_default: auto
    number_pattern: auto = strawberry_django.field(
        description="Of its documents' numbers, with {series}, {year} and {number}."
    )
    fiscal_month: auto = strawberry_django.field(description="Of the shop's calendar; numbers start over in it.")
    terminals: list[Terminal]

    @strawberry_django.field(only=["cash_step"], description="What cash is rounded to: the smallest coin still given.")
    def cash_step(self, info: Info) -> Money:
        return Money(cash_step(cast("models.Branch", self), currency=info.context.tenant.currency))
