"""What the shop owes its suppliers, by the books: in money and in fine grams."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Sum, TextField, Value
from django.db.models.functions import Cast, Coalesce, JSONObject

from tenant_apps.ledger.choices import PartCode
from tenant_apps.ledger.models import JournalLine

ZERO = Value(Decimal(0))
OWED = -Coalesce(Sum("amount", filter=Q(part=PartCode.SUPPLIER)), ZERO)
NOT_INVOICED = -Coalesce(Sum("amount", filter=Q(part=PartCode.GOODS_RECEIVED)), ZERO)
# As text: JSON's numbers would become floats.
BALANCE_ROWS = ArraySubquery(
    JournalLine.objects.filter(supplier_id=OuterRef("pk"))
    .order_by("commodity")
    .values("commodity")
    .annotate(
        row=JSONObject(
            commodity=F("commodity"), owed=Cast(OWED, TextField()), not_invoiced=Cast(NOT_INVOICED, TextField())
        )
    )
    .values("row")
)
"""An array of a supplier's balances, for ``balances_from``: a page of suppliers is still one statement."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SupplierBalance:
    """Of one currency, or of one metal in fine grams; negative where the supplier owes the shop."""

    commodity: str
    owed: Decimal
    not_invoiced: Decimal
    """What was received and not yet invoiced, at what the receipts say."""


def balances_from(rows: Iterable[Mapping[str, str]]) -> Sequence[SupplierBalance]:
    """Return balances out of ``BALANCE_ROWS``, without what is settled."""
    balances = [
        SupplierBalance(
            commodity=row["commodity"], owed=Decimal(row["owed"]), not_invoiced=Decimal(row["not_invoiced"])
        )
        for row in rows
    ]
    return [balance for balance in balances if balance.owed or balance.not_invoiced]


def supplier_balances(supplier_id: uuid.UUID) -> Sequence[SupplierBalance]:
    """Return the balances of one supplier by commodity, without what is settled; one statement."""
    lines = JournalLine.objects.filter(supplier_id=supplier_id).order_by("commodity").values("commodity")
    rows = lines.annotate(owed=OWED, not_invoiced=NOT_INVOICED)
    return [SupplierBalance(**row) for row in rows if row["owed"] or row["not_invoiced"]]


def owed_to(supplier_id: uuid.UUID, commodity: str) -> Decimal:
    """Return what is owed of one currency or metal. Only stays true under ``lock_supplier``."""
    lines = JournalLine.objects.filter(supplier_id=supplier_id, part=PartCode.SUPPLIER, commodity=commodity)
    total: Decimal | None = lines.aggregate(total=Sum("amount"))["total"]
    return -(total or Decimal(0))
