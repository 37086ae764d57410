import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class TransferSent:
    NAME: ClassVar[str] = "transfers.transfer_sent"

    transfer_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.transfer_id


@dataclass(frozen=True, kw_only=True)
class TransferReceived:
    """Goods of a transfer arrived, all of them or a part: ``action_id`` is that of their settlements."""

    NAME: ClassVar[str] = "transfers.transfer_received"

    transfer_id: uuid.UUID
    action_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.transfer_id
