import strawberry
import strawberry_django

from schema.kit.context import Info
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.shop.audit.filters import AuditFilter, filtered_entries
from schema.shop.audit.types import AuditEntry, AuditTable
from tenant_apps.audit import models
from tenant_apps.audit.names import audited_tables


@strawberry.type
class AuditQuery:
    @strawberry_django.connection(
        Connection[AuditEntry],
        description="What was done to the shop's records, newest first.",
        extensions=[on_shop_host, requires("audit.view")],
    )
    def audit_entries(self, info: Info, filters: AuditFilter | None = None) -> list[models.Entry]:
        return filtered_entries(filters, info)  # type: ignore[return-value]  # the connection pages it

    @strawberry.field(
        description="The kinds of records that are audited, by name.", extensions=[on_shop_host, requires("audit.view")]
    )
    def audit_tables(self) -> list[AuditTable]:
        return [AuditTable(name=name, label=label) for name, label in audited_tables()]
