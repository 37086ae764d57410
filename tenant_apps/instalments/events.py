import uuid
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class InstalmentsDue:
    """Something of a plan is due soon or overdue, and its customer has not been reminded."""

    NAME: ClassVar[str] = "instalments.instalments_due"

    plan_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.plan_id


@dataclass(frozen=True, kw_only=True)
class PlanSettled:
    NAME: ClassVar[str] = "instalments.plan_settled"

    plan_id: uuid.UUID

    @property
    def aggregate_id(self) -> uuid.UUID:
        return self.plan_id
