"""What clients say about suppliers and the papers that go between them and the shop."""

import strawberry

from shared_apps.tenants.context import current_tenant
from tenant_apps.purchasing.details import SupplierDetails


@strawberry.input(description="The whole supplier as it shall be.")
class SupplierInput:
    name: str
    contact: str = ""
    phone: str = strawberry.field(default="", description="Without a country's code: a number of their country.")
    country: str | None = strawberry.field(default=None, description="ISO 3166; the shop's own where left out.")
    tax_number: str = ""
    note: str = ""
    is_active: bool = True

    def details(self) -> SupplierDetails:
        """Return what the services take."""
        return SupplierDetails(**{**vars(self), "country": self.country or current_tenant().country})
