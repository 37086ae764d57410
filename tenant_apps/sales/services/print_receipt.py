"""Print a receipt: every print is written down, and only the first one is the original."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from project.errors import NotFound
from shared_apps.idempotency.services import once
from shared_apps.identity.models import User
from shared_apps.tenants.locks import lock_in_shop
from tenant_apps.sales.models import PrintedCopy, Sale


@transaction.atomic
def print_receipt(*, actor: User, idempotency_key: uuid.UUID, sale_id: uuid.UUID, now: datetime) -> PrintedCopy:
    """Count a print of a document's receipt and return it; the file itself is fetched with it, for a short while.

    Raises:
        NotFound: there is no such document.
        IdempotencyKeyReused: the key came for another document.
    """

    def write() -> uuid.UUID:
        if not Sale.objects.filter(pk=sale_id).exists():
            raise NotFound(field="sale_id")
        return _count(document_id=sale_id, actor=actor, now=now).pk

    copy_id, _ = once(key=idempotency_key, use_case="print_receipt", content={"sale_id": sale_id}, write=write)
    return PrintedCopy.objects.get(pk=copy_id)


def _count(*, document_id: uuid.UUID, actor: User, now: datetime) -> PrintedCopy:
    # Not the document's own row: a sale that is being returned need not wait for a printer.
    lock_in_shop(f"print:{document_id}")
    last = PrintedCopy.objects.filter(document_id=document_id).aggregate(last=Max("number"))["last"]
    return PrintedCopy.objects.create(
        document_id=document_id,
        number=(last or 0) + 1,
        printed_by=actor.pk,
        printed_by_name=actor.full_name,
        printed_at=now,
    )
