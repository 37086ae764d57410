"""Facts about shops."""

import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ShopEvent:
    tenant_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.tenant_id


@dataclass(frozen=True)
class TenantSignedUp(ShopEvent):
    NAME: ClassVar[str] = "tenants.tenant_signed_up"


@dataclass(frozen=True)
class TenantSuspended(ShopEvent):
    NAME: ClassVar[str] = "tenants.tenant_suspended"


@dataclass(frozen=True)
class TenantReactivated(ShopEvent):
    NAME: ClassVar[str] = "tenants.tenant_reactivated"


@dataclass(frozen=True)
class TenantRenamed(ShopEvent):
    NAME: ClassVar[str] = "tenants.tenant_renamed"


@dataclass(frozen=True)
class TenantClosed(ShopEvent):
    NAME: ClassVar[str] = "tenants.tenant_closed"


@dataclass(frozen=True)
class TenantReopened(ShopEvent):
    NAME: ClassVar[str] = "tenants.tenant_reopened"


@dataclass(frozen=True)
class TenantDeleted(ShopEvent):
    NAME: ClassVar[str] = "tenants.tenant_deleted"


@dataclass(frozen=True)
class TenantMoved(ShopEvent):
    NAME: ClassVar[str] = "tenants.tenant_moved"


@dataclass(frozen=True)
class TenantImported(ShopEvent):
    NAME: ClassVar[str] = "tenants.tenant_imported"
