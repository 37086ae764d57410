import strawberry

from schema.identity.types import Viewer
from schema.kit.context import Info
from schema.kit.permissions import on_any_host, public_field


@strawberry.type
class IdentityQuery:
    @strawberry.field(description="Who is logged in; null when nobody is.", extensions=[on_any_host, public_field])
    def viewer(self, info: Info) -> Viewer | None:
        actor = info.context.actor
        return Viewer.of(actor) if actor else None
