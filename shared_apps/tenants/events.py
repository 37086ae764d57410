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
