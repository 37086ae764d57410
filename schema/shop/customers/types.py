from typing import ClassVar

import strawberry_django
from strawberry import auto, relay

from tenant_apps.customers import models


@strawberry_django.type(models.Customer, description="Somebody who buys.")
class Customer(relay.Node):
    view_permission: ClassVar[str] = "customers.view"

    name: auto
    phone: auto = strawberry_django.field(description="In E.164 form, with the country's code.")
    email: auto
    note: auto
    created_at: auto
