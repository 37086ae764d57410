import strawberry
import strawberry_django

from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.branches.types import Branch
from tenant_apps.branches import models


@strawberry.type
class BranchesQuery:
    @strawberry_django.connection(
        Connection[Branch],
        description="The shop's branches, by code.",
        extensions=[on_shop_host, requires("branches.view")],
    )
    def branches(self) -> list[Branch]:
        return models.Branch.objects.all()  # type: ignore[return-value]  # the connection pages it
