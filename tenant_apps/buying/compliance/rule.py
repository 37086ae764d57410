"""From which amount on the law wants to know who sells: data with an effective date and a source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tenant_apps.buying.choices import IdentityKind


@dataclass(frozen=True, kw_only=True, slots=True)
class IdentityRule:
    """``threshold`` is what one seller is paid on one day, all purchases added up; in ``currency``.

    ``kinds`` are the documents that will do. ``counts_cash_alone``: what is paid in other ways is not counted.
    """

    effective_from: date
    source: str
    currency: str
    threshold: Decimal
    counts_cash_alone: bool = False
    kinds: frozenset[IdentityKind] = frozenset(IdentityKind)
