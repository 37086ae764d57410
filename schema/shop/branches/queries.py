import strawberry
import strawberry_django

from schema.kit.context import Info
from schema.kit.pagination import MAX_PAGE, Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.branches.types import Branch
from tenant_apps.branches import models
from tenant_apps.branches.selectors.branches_of import branches_of


@strawberry.type
class BranchesQuery:
    @strawberry_django.connection(
        Connection[Branch],
        description="The shop's branches, by code.",
        extensions=[on_shop_host, requires("branches.view")],
    )
    def branches(self) -> list[Branch]:
        return models.Branch.objects.all()  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="The open branches that you work in: those you are assigned to, or all where there is none.",
        extensions=[on_shop_host, requires("branches.view")],
    )
    def my_branches(self, info: Info) -> list[Branch]:
        return branches_of(info.context.signed_in_actor)[:MAX_PAGE]  # type: ignore[return-value]  # its rows
