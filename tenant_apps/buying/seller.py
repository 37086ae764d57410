"""A seller as the purchase keeps them."""

import uuid
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Seller:
    name: str
    customer_id: uuid.UUID | None
    identity_kind: str = ""
    identity_sealed: str = ""
    identity_mark: str = ""
    identity_ending: str = ""

    def kept(self) -> dict[str, Any]:
        """Return the columns of a purchase that say who it was, but for the name."""
        return {name: value for name, value in asdict(self).items() if name != "name"}
