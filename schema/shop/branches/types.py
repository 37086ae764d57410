from typing import ClassVar

import strawberry_django
from strawberry import auto, relay

from tenant_apps.branches import models


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
    terminals: list[Terminal]
