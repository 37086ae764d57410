import strawberry
import strawberry_django

from schema.identity.types import User
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from shared_apps.identity import models


@strawberry.type
class StaffQuery:
    @strawberry_django.connection(
        Connection[User],
        description="The shop's people, by name.",
        extensions=[on_shop_host, requires("identity.view_staff")],
    )
    def staff(self) -> list[User]:
        return models.User.objects.order_by("full_name", "pk")  # type: ignore[return-value]
