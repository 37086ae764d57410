import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class PurchaseCompleted:
    NAME: ClassVar[str] = "buying.purchase_completed"

    purchase_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.purchase_id


@dataclass(frozen=True, kw_only=True)
class PurchaseVoided:
    NAME: ClassVar[str] = "buying.purchase_voided"

    purchase_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.purchase_id
